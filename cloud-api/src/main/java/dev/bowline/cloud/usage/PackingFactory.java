package dev.bowline.cloud.usage;

import dev.bowline.cloud.platform.Installation;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the packer together; that of files where the log goes to files. */
@Factory
final class PackingFactory {

  @Singleton
  PackedLogTable packedLogTable(DynamoDbClient dynamoDb, Installation installation) {
    return new PackedLogTable(dynamoDb, installation.tablePrefix());
  }

  @Singleton
  ChunkTable chunkTable(DynamoDbClient dynamoDb, Installation installation) {
    return new ChunkTable(dynamoDb, installation.tablePrefix());
  }

  @Singleton
  Packer packer(LineFormat format, PackedLogTable table, InstantSource clock) {
    return new Packer(format, table, clock);
  }

  @Singleton
  @Requires(property = "bowline.request-log.directory")
  FilePacking filePacking(
      RequestLogConfiguration configuration,
      Packer packer,
      PackedLogTable table,
      InstantSource clock) {
    LogDirectory directory = new LogDirectory(Path.of(configuration.files().orElseThrow()));
    return new FilePacking(directory, packer, table, clock);
  }
}

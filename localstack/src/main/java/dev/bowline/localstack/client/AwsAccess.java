package dev.bowline.localstack.client;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.wire.Fields;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Whatever stands in for AWS under a running local cloud, reached as its API reaches it.
 *
 * @param settings the API's own, which name endpoints and credentials
 * @param vaultKey the id of the key in KMS that wraps the vault's keys
 */
public record AwsAccess(Fields settings, String vaultKey) {

  /** That of the cloud of this installation. */
  public static AwsAccess of(Installation installation) throws IOException {
    String file = Files.readString(installation.directory().resolve(".run/api.yml"));
    Fields bowline = Fields.of(JSON.std.mapFrom(file)).object("bowline");
    return new AwsAccess(bowline.object("aws"), bowline.object("vault").text("kms-key-id"));
  }

  /** Where {@code service} answers, such as {@code sqs}. */
  public URI endpoint(String service) {
    return URI.create(settings.text(service + "-endpoint"));
  }

  /** A client of {@code service}, which the caller closes. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, String service) {
    return builder
        .region(Region.of(settings.text("region")))
        .endpointOverride(endpoint(service))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    settings.text("access-key-id"), settings.text("secret-access-key"))))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}

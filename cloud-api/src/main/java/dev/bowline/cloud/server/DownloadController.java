package dev.bowline.cloud.server;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's package, as servers fetch it. It holds no secret. */
@Controller("/download")
@ExecuteOn(TaskExecutors.BLOCKING)
@Public
final class DownloadController {

  private static final String PACKAGE = "bowline-agent.deb";
  private static final String DEBIAN_PACKAGE = "application/vnd.debian.binary-package";

  private final String directory;

  DownloadController(@Nullable @Value("${bowline.download.directory:}") String directory) {
    this.directory = directory == null ? "" : directory;
  }

  /** Streams the package. */
  @Get("/" + PACKAGE)
  @Produces(DEBIAN_PACKAGE)
  SystemFile agent() {
    Path file = Path.of(directory, PACKAGE);
    if (directory.isEmpty() || !Files.isRegularFile(file)) {
      throw Problem.of(
              Code.NOT_FOUND, "This installation offers no package: bowline.download.directory.")
          .exception();
    }
    return new SystemFile(file.toFile(), MediaType.of(DEBIAN_PACKAGE)).attach(PACKAGE);
  }
}

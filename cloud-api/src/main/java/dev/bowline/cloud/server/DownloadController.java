package dev.bowline.cloud.server;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
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
  private final @Nullable URI elsewhere;

  DownloadController(
      @Nullable @Value("${bowline.download.directory:}") String directory,
      @Nullable @Property(name = "bowline.download.url") URI elsewhere) {
    this.directory = directory == null ? "" : directory;
    this.elsewhere = elsewhere;
  }

  /** Streams the package, or says where it is: it is larger than what a function may answer. */
  @Get("/" + PACKAGE)
  @Produces(DEBIAN_PACKAGE)
  HttpResponse<?> agent() {
    if (elsewhere != null) {
      return HttpResponse.temporaryRedirect(elsewhere);
    }
    Path file = Path.of(directory, PACKAGE);
    if (directory.isEmpty() || !Files.isRegularFile(file)) {
      throw Problem.of(
              Code.NOT_FOUND, "This installation offers no package: bowline.download.directory.")
          .exception();
    }
    return HttpResponse.ok(
        new SystemFile(file.toFile(), MediaType.of(DEBIAN_PACKAGE)).attach(PACKAGE));
  }
}

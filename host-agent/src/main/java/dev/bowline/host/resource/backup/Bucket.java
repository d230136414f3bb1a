package dev.bowline.host.resource.backup;

import dev.bowline.host.aws.SignedAws;
import dev.bowline.host.cloud.Http;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The objects of one repository in S3, as far as its making needs them. */
final class Bucket {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern REPOSITORY = Pattern.compile("s3:(https?://[^/]+)/([^/]+)/(.+)");
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

  private final SignedAws aws;
  private final Access access;
  private final String bucket;
  private final String prefix;

  /** The bucket of the access's repository. */
  Bucket(SignedAws aws, Access access) {
    var parts = REPOSITORY.matcher(access.repository());
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a repository in S3");
    }
    this.aws = aws;
    this.access = access;
    this.bucket = parts.group(1) + "/" + parts.group(2);
    this.prefix = parts.group(3) + "/";
  }

  /** The names of objects that begin so, less the repository's prefix; at most a thousand. */
  List<String> list(String beginning) throws IOException {
    String query =
        "?list-type=2&prefix=" + URLEncoder.encode(prefix + beginning, StandardCharsets.UTF_8);
    String answer = new String(send("GET", query, new byte[0]), StandardCharsets.UTF_8);
    return KEY.matcher(answer)
        .results()
        .map(match -> match.group(1))
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  void put(String name, byte[] content) throws IOException {
    var _ = send("PUT", "/" + prefix + name, content);
  }

  void delete(String name) throws IOException {
    var _ = send("DELETE", "/" + prefix + name, new byte[0]);
  }

  private byte[] send(String method, String target, byte[] body) throws IOException {
    Http.Answer answer =
        aws.send(
            access.keys().session(),
            new SignedAws.Request(
                "s3",
                access.region(),
                method,
                URI.create(bucket + target),
                Map.of(),
                body,
                PATIENCE));
    if (answer.status() / 100 != 2) {
      throw new IOException("S3 answered " + answer.status() + " " + code(answer));
    }
    return answer.body();
  }

  private static String code(Http.Answer answer) {
    var code =
        Pattern.compile("<Code>(\\w{1,64})</Code>")
            .matcher(new String(answer.body(), StandardCharsets.UTF_8));
    return code.find() ? code.group(1) : "";
  }
}

package dev.bowline.localstack.engines.aws;

import dev.bowline.localstack.engines.ObjectQuota;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * S3 in path style: checks whether the caller may, then lets S3Proxy do it. A body is on disk and
 * its signature proven before S3Proxy sees a byte of it, so an object is whole or not there. It
 * takes no presigned addresses, no {@code aws-chunked} bodies and no copies.
 */
final class ObjectService implements AwsService {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final List<String> PASSED_ON =
      List.of("content-type", "content-md5", "range", "if-match", "if-none-match");
  private static final List<String> PASSED_ON_PREFIXES =
      List.of("x-amz-meta-", "x-amz-checksum-", "x-amz-sdk-checksum-");
  private static final List<String> PASSED_BACK =
      List.of("content-type", "content-range", "accept-ranges", "etag", "last-modified");

  private final URI engine;
  private final ObjectQuota quota;
  private final String region;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ObjectService(URI engine, ObjectQuota quota, String region) {
    this.engine = engine;
    this.quota = quota;
    this.region = region;
  }

  @Override
  public String signingName() {
    return "s3";
  }

  /** The other services are called by POST to the root, or name what they want in a header. */
  @Override
  public boolean speaks(AwsRequest request) {
    boolean posted = request.method().equals("POST") && request.uri().getRawPath().equals("/");
    return request.header("X-Amz-Target").isEmpty() && !posted;
  }

  /** Clients that guessed another region learn the right one from the body. */
  @Override
  public AwsFault scopedElsewhere(String right) {
    return new AwsFault(400, "AuthorizationHeaderMalformed", "The region should be " + right);
  }

  @Override
  public Signing signing() {
    return Signing.S3;
  }

  @Override
  public Payload receive(InputStream body) throws IOException {
    return Payload.spooled(body);
  }

  @Override
  public AwsAnswer answer(AwsRequest request, Caller caller) {
    var call = ObjectCall.of(request);
    caller.require(call.operation().permission(), call.resource(), call.context());
    if (request.header("X-Amz-Copy-Source").isPresent()) {
      throw new AwsFault(501, "NotImplemented", "The stand-in copies nothing.");
    }
    if (call.operation().stores() && !quota.hasRoomFor(request.payload().length())) {
      throw new AwsFault(403, "QuotaExceeded", "The bucket is full.");
    }
    return switch (call.operation()) {
      case LOCATE_BUCKET -> location();
      case CREATE_BUCKET -> forward(request.with(Payload.none()), call);
      default -> forward(request, call);
    };
  }

  private AwsAnswer location() {
    return AwsAnswer.xml(
        200,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">%s</LocationConstraint>\
        """
            .formatted(region));
  }

  private AwsAnswer forward(AwsRequest request, ObjectCall call) {
    var forwarded =
        HttpRequest.newBuilder(call.at(engine))
            .timeout(PATIENCE)
            .method(request.method(), publisher(request.payload()));
    for (String name : request.headers().keySet()) {
      if (isPassedOn(name.toLowerCase(Locale.ROOT))) {
        request.headerValues(name).forEach(value -> forwarded.header(name, value));
      }
    }
    try {
      return answered(client.send(forwarded.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException away) {
      throw new AwsFault(503, "ServiceUnavailable", "The object engine does not answer.");
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new AwsFault(503, "ServiceUnavailable", "The front is closing.");
    }
  }

  private static HttpRequest.BodyPublisher publisher(Payload payload) {
    return payload.length() == 0
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.fromPublisher(
            HttpRequest.BodyPublishers.ofInputStream(payload::open), payload.length());
  }

  private static boolean isPassedOn(String name) {
    return PASSED_ON.contains(name) || PASSED_ON_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static AwsAnswer answered(HttpResponse<InputStream> response) {
    var headers = new HashMap<String, String>();
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (PASSED_BACK.contains(name) || name.startsWith("x-amz-")) {
            headers.put(name, values.getFirst());
          }
        });
    long length = response.headers().firstValueAsLong("content-length").orElse(-1);
    boolean hasNoBody =
        response.request().method().equals("HEAD")
            || response.statusCode() == 204
            || response.statusCode() == 304;
    if (response.request().method().equals("HEAD") && length >= 0) {
      headers.put("content-length", Long.toString(length));
    }
    return new AwsAnswer(
        response.statusCode(),
        headers,
        hasNoBody
            ? new AwsAnswer.Content.None()
            : new AwsAnswer.Content.Stream(response.body(), length));
  }

  /** S3 has words of its own for some of what is wrong with a signature. */
  @Override
  public AwsAnswer fault(AwsFault fault) {
    return switch (fault.code()) {
      case "ExpiredToken" -> worded(400, fault.code(), fault.sentence());
      case "InvalidClientTokenId" -> worded(403, "InvalidAccessKeyId", fault.sentence());
      case "MissingAuthenticationToken", "IncompleteSignature" ->
          worded(403, "AccessDenied", fault.sentence());
      default -> worded(fault.status(), fault.code(), fault.sentence());
    };
  }

  private AwsAnswer worded(int status, String code, String sentence) {
    return new AwsAnswer(
        status,
        Map.of("Content-Type", "application/xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>%s</Message><Region>%s</Region>\
        <RequestId>%s</RequestId></Error>\
        """
            .formatted(code, Xml.escaped(sentence), region, UUID.randomUUID()));
  }
}

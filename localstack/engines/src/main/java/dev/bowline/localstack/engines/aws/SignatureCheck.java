package dev.bowline.localstack.engines.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Checks AWS Signature Version 4 by signing the request once more, at the time and over the headers
 * the caller names, and comparing in constant time. Every {@code X-Amz-*} header must be among the
 * signed ones, and the caller's clock may be off by five minutes, as with AWS.
 */
final class SignatureCheck {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([A-Z0-9]{16,128})/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)"
              + "/aws4_request, ?SignedHeaders=([a-z0-9;_-]+), ?Signature=([0-9a-f]{64})");

  private final Credentials credentials;
  private final String region;
  private final InstantSource clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  SignatureCheck(Credentials credentials, String region, InstantSource clock) {
    this.credentials = credentials;
    this.region = region;
    this.clock = clock;
  }

  /** What an {@code Authorization} header says. */
  private record Claim(
      String accessKeyId, String region, String service, List<String> headers, String signature) {}

  /** The time by which requests are judged. */
  Instant now() {
    return clock.instant();
  }

  /**
   * Who signed the request for {@code service}; throws the fault that AWS would answer.
   *
   * @param arrivedAt when the head of the request was there: what is in time then stays so, however
   *     long the body takes
   */
  Caller prove(AwsRequest request, AwsService service, Instant arrivedAt) {
    Claim claim = claim(request);
    if (!claim.service().equals(service.signingName()) || !claim.region().equals(region)) {
      throw service.scopedElsewhere(region);
    }
    var token = request.header("X-Amz-Security-Token");
    var known =
        credentials.find(claim.accessKeyId(), token).orElseThrow(SignatureCheck::unknownToken);
    Instant signedAt = signedAt(request);
    var signature = sign(request, claim, service.signing(), identity(known, token), signedAt);
    if (!equal(signature, claim.signature()) || leavesOutHeaders(request, claim)) {
      throw mismatch("The request signature we calculated does not match the one you provided.");
    }
    requireFresh(signedAt, arrivedAt);
    if (!known.expires().isAfter(arrivedAt)) {
      throw new AwsFault(403, "ExpiredToken", "The security token included has expired.");
    }
    return known.caller();
  }

  private static Claim claim(AwsRequest request) {
    var matcher = AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
    if (!matcher.matches()) {
      throw new AwsFault(
          403, "MissingAuthenticationToken", "The request has no AWS4-HMAC-SHA256 signature.");
    }
    return new Claim(
        matcher.group(1),
        matcher.group(3),
        matcher.group(4),
        List.of(matcher.group(5).split(";")),
        matcher.group(6));
  }

  private static Instant signedAt(AwsRequest request) {
    try {
      return DATE.parse(request.header("X-Amz-Date").orElse(""), Instant::from);
    } catch (DateTimeException malformed) {
      throw new AwsFault(403, "IncompleteSignature", "X-Amz-Date is missing or malformed.");
    }
  }

  private static void requireFresh(Instant signedAt, Instant arrivedAt) {
    if (Duration.between(signedAt, arrivedAt).abs().compareTo(TOLERANCE) > 0) {
      throw new AwsFault(
          403, "SignatureDoesNotMatch", "Signature expired or not yet current: " + signedAt);
    }
  }

  private String sign(
      AwsRequest request,
      Claim claim,
      Signing signing,
      AwsCredentialsIdentity identity,
      Instant signedAt) {
    boolean bodySigned = signing == Signing.COMMON || !isUnsigned(request);
    var signed =
        signer.sign(one ->
            one.identity(identity)
                .request(resembling(request, claim, bodySigned))
                .payload(() -> request.payload().open())
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC))
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, claim.service())
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, signing == Signing.COMMON)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, signing == Signing.COMMON)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, bodySigned));
    String authorization = signed.request().firstMatchingHeader("Authorization").orElseThrow();
    var matcher = AUTHORIZATION.matcher(authorization);
    if (!matcher.matches() || !claim.headers().equals(List.of(matcher.group(5).split(";")))) {
      return "";
    }
    return matcher.group(6);
  }

  private static boolean isUnsigned(AwsRequest request) {
    String hash = request.header("X-Amz-Content-Sha256").orElse("");
    if (hash.startsWith("STREAMING-")) {
      throw new AwsFault(501, "NotImplemented", "The stand-in takes no aws-chunked bodies.");
    }
    return hash.equals("UNSIGNED-PAYLOAD");
  }

  /**
   * The request with the signed headers only; the signer adds its own three again. It leaves a body
   * unsigned over https alone, and the scheme itself is not signed.
   */
  private static SdkHttpRequest resembling(AwsRequest request, Claim claim, boolean bodySigned) {
    var builder =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.uri());
    if (!bodySigned) {
      builder.protocol("https");
    }
    for (String name : claim.headers()) {
      if (!isMadeBySigner(name)) {
        builder.putHeader(name, request.headerValues(name));
      }
    }
    return builder.build();
  }

  private static boolean isMadeBySigner(String name) {
    return List.of("host", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256")
        .contains(name);
  }

  private static AwsCredentialsIdentity identity(Credentials.Known known, Optional<String> token) {
    return token.isEmpty()
        ? AwsCredentialsIdentity.create(known.accessKeyId(), known.secret())
        : AwsSessionCredentialsIdentity.create(known.accessKeyId(), known.secret(), token.get());
  }

  private static boolean leavesOutHeaders(AwsRequest request, Claim claim) {
    return request.headers().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith("x-amz-"))
        .anyMatch(name -> !claim.headers().contains(name));
  }

  private static boolean equal(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
  }

  private static AwsFault unknownToken() {
    return new AwsFault(403, "InvalidClientTokenId", "The security token included is invalid.");
  }

  private static AwsFault mismatch(String sentence) {
    return new AwsFault(403, "SignatureDoesNotMatch", sentence);
  }
}

package dev.bowline.localstack.engines.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * STS: AssumeRole and GetCallerIdentity over the query protocol. Unlike AWS it accepts sessions as
 * short as one second (AWS: 900), so that a test can watch one expire; and a role has no policy of
 * its own, so a session may do exactly what its session policy allows.
 */
final class TokenService implements AwsService {

  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/[\\w+=,.@/-]+");
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final int MAX_POLICY = 2048;
  private static final long MAX_SECONDS = Duration.ofHours(12).toSeconds();

  private final Credentials credentials;
  private final String account;
  private final InstantSource clock;

  TokenService(Credentials credentials, String account, InstantSource clock) {
    this.credentials = credentials;
    this.account = account;
    this.clock = clock;
  }

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public boolean speaks(AwsRequest request) {
    return request
        .header("Content-Type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  @Override
  public AwsAnswer answer(AwsRequest request, Caller caller) {
    Map<String, String> form = form(request.payload().text());
    return switch (form.getOrDefault("Action", "")) {
      case "AssumeRole" -> assumeRole(form, caller);
      case "GetCallerIdentity" -> callerIdentity(caller);
      default -> throw AwsFault.unknownOperation();
    };
  }

  private AwsAnswer assumeRole(Map<String, String> form, Caller caller) {
    String role = form.getOrDefault("RoleArn", "");
    String name = form.getOrDefault("RoleSessionName", "");
    String policy = form.getOrDefault("Policy", "");
    var matcher = ROLE.matcher(role);
    if (!matcher.matches() || !SESSION_NAME.matcher(name).matches()) {
      throw AwsFault.invalid("RoleArn and RoleSessionName must be well formed.");
    }
    if (!(caller instanceof Caller.Root) || !matcher.group(1).equals(account)) {
      throw AwsFault.accessDenied(caller, "sts:AssumeRole", role);
    }
    if (policy.length() > MAX_POLICY) {
      throw new AwsFault(400, "PackedPolicyTooLarge", "A session policy has 2048 characters.");
    }
    if (!policy.isEmpty()) {
      SessionPolicy.parse(policy);
    }
    return assumed(credentials.issue(role, name, policy, clock.instant(), life(form)));
  }

  private static Duration life(Map<String, String> form) {
    try {
      long seconds = Long.parseLong(form.getOrDefault("DurationSeconds", "3600"));
      if (seconds >= 1 && seconds <= MAX_SECONDS) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException notANumber) {
      throw AwsFault.invalid("DurationSeconds is a number.");
    }
    throw AwsFault.invalid("DurationSeconds is at least 1 and at most " + MAX_SECONDS + ".");
  }

  private static AwsAnswer assumed(Credentials.Issued issued) {
    return result(
        "AssumeRole",
        """
        <AssumedRoleUser><Arn>%s</Arn><AssumedRoleId>AROALOCAL:%s</AssumedRoleId></AssumedRoleUser>
        <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>
        <SessionToken>%s</SessionToken><Expiration>%s</Expiration></Credentials>\
        """
            .formatted(
                issued.arn(),
                issued.arn().substring(issued.arn().lastIndexOf('/') + 1),
                issued.accessKeyId(),
                issued.secret(),
                issued.token(),
                issued.expires()));
  }

  private AwsAnswer callerIdentity(Caller caller) {
    return result(
        "GetCallerIdentity",
        "<Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account>"
            .formatted(caller.arn(), account, account));
  }

  private static AwsAnswer result(String action, String content) {
    return AwsAnswer.xml(
        200,
        """
        <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <%1$sResult>%2$s</%1$sResult>
        <ResponseMetadata><RequestId>%3$s</RequestId></ResponseMetadata>
        </%1$sResponse>\
        """
            .formatted(action, content, UUID.randomUUID()));
  }

  @Override
  public AwsAnswer fault(AwsFault fault) {
    return AwsAnswer.xml(
        fault.status(),
        """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
        <RequestId>%s</RequestId></ErrorResponse>\
        """
            .formatted(fault.code(), Xml.escaped(fault.sentence()), UUID.randomUUID()));
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, second) -> second));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

package dev.bowline.cloud.deviceauthorization;

import dev.bowline.cloud.authentication.Form;
import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Session;
import dev.bowline.contract.Secret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * The two endpoints of RFC 8628, in its own shapes: forms in, and out JSON without an envelope. The
 * only client is {@code bowline-cli}, which has no secret, so its name proves nothing.
 */
@Controller("/oauth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Public
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class OAuthController {

  private static final String CLIENT = "bowline-cli";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final int LONGEST_HOST_NAME = 80;
  private static final String NO_CACHE = "no-store";

  private final CommandLineLogins logins;
  private final Allowances allowances;
  private final String page;

  OAuthController(CommandLineLogins logins, Allowances allowances, Installation installation) {
    this.logins = logins;
    this.allowances = allowances;
    this.page = installation.publicUrl().toString().replaceAll("/+$", "") + "/login/device";
  }

  /** The answer of RFC 8628, section 3.2. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Begun(
      ShownOnce deviceCode,
      String userCode,
      String verificationUri,
      String verificationUriComplete,
      long expiresIn,
      long interval) {}

  /** The answer of RFC 6749, section 5.1. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Issued(ShownOnce accessToken, String tokenType, long expiresIn) {}

  /**
   * Begins a login. Beside the RFC's {@code client_id} the form may hold {@code host_name}, by
   * which a person knows the machine.
   */
  @Post("/device_authorization")
  HttpResponse<Begun> begin(Form form, HttpRequest<?> request) {
    requireClient(form);
    allowances.takeRequest(request.getRemoteAddress().getAddress());
    String hostName = PrintableText.of(form.text("host_name").orElse("?"), LONGEST_HOST_NAME);
    CommandLineLogins.WithCode begun = logins.begin(hostName, Exchange.clientIp(request));
    String userCode = begun.asked().userCode().text();
    return HttpResponse.ok(
            new Begun(
                new ShownOnce(begun.code().secret()),
                userCode,
                page,
                page + "?code=" + userCode,
                DeviceAuthorization.LIFE.toSeconds(),
                DeviceAuthorization.INTERVAL.toSeconds()))
        .header(HttpHeaders.CACHE_CONTROL, NO_CACHE);
  }

  /** The session, once a member has approved it; once. */
  @Post("/token")
  HttpResponse<Issued> exchange(Form form, HttpRequest<?> request) {
    requireClient(form);
    if (!form.text("grant_type").orElseThrow(() -> missing("grant_type")).equals(GRANT)) {
      throw Problem.of(Code.UNSUPPORTED_GRANT_TYPE, "The only one is " + GRANT).exception();
    }
    Secret code = form.secret("device_code").orElseThrow(() -> missing("device_code"));
    Secret token = logins.exchange(new DeviceCode(code), Exchange.clientIp(request)).secret();
    return HttpResponse.ok(
            new Issued(
                new ShownOnce(token), "Bearer", Session.Kind.COMMAND_LINE.longest().toSeconds()))
        .header(HttpHeaders.CACHE_CONTROL, NO_CACHE);
  }

  private static void requireClient(Form form) {
    if (!form.text("client_id").orElseThrow(() -> missing("client_id")).equals(CLIENT)) {
      throw Problem.of(Code.INVALID_CLIENT, "The only client is " + CLIENT).exception();
    }
  }

  private static RuntimeException missing(String field) {
    return Problem.of(Code.INVALID_BODY, "The form lacks " + field).exception();
  }
}

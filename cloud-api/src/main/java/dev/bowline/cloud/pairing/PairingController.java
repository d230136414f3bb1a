package dev.bowline.cloud.pairing;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.credential.ServerChoice;
import dev.bowline.cloud.device.DeviceScopes;
import dev.bowline.cloud.exchange.QrCode;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.session.Role;
import dev.bowline.contract.Secret;
import dev.bowline.contract.scope.Scopes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pairing in the panel, the only place where it begins. */
@Controller("/panel/pairings")
@PanelOnly(Role.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PairingController {

  private final Pairings pairings;
  private final ServerChoice choice;
  private final Installation installation;
  private final InstantSource time;

  PairingController(
      Pairings pairings, ServerChoice choice, Installation installation, InstantSource time) {
    this.pairings = pairings;
    this.choice = choice;
    this.installation = installation;
    this.time = time;
  }

  /**
   * What the device shall be able to do.
   *
   * @param scopes absent is everything but a terminal
   * @param serverIds empty or absent is every server of the tenant
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record CreatePairing(@Nullable List<String> scopes, @Nullable List<Long> serverIds) {}

  /** A pairing with the code that a phone claims it by, in three shapes. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Created(
      String id,
      ShownOnce link,
      ShownOnce qrSvg,
      ShownOnce qrText,
      Instant expiresAt,
      long expiresInSeconds) {}

  /** Makes a pairing and shows its code, this once. The tenant's code before is dead. */
  @Post
  HttpResponse<Success<Created>> create(
      PanelMember member, @Body @Nullable CreatePairing asked, HttpRequest<?> request) {
    Optional<CreatePairing> wishes = Optional.ofNullable(asked);
    Scopes scopes = DeviceScopes.parse(wishes.map(CreatePairing::scopes).orElse(null));
    ServerAccess servers =
        choice.of(member.tenantId(), wishes.map(CreatePairing::serverIds).orElse(null));
    Pairings.WithCode made = pairings.create(Editor.of(member, request), scopes, servers);
    return HttpResponse.created(Success.of(created(made)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** How far it came. */
  @Get("/{id}")
  HttpResponse<Success<PairingView>> find(PanelMember member, String id) {
    return answer(pairings.find(member.tenantId(), id));
  }

  /** Lets the phone in that shows the same match code. */
  @Post("/{id}/confirm")
  HttpResponse<Success<PairingView>> confirm(
      PanelMember member, String id, HttpRequest<?> request) {
    return answer(pairings.confirm(Editor.of(member, request), id));
  }

  /** Refuses the phone. */
  @Post("/{id}/deny")
  HttpResponse<Success<PairingView>> deny(PanelMember member, String id, HttpRequest<?> request) {
    return answer(pairings.deny(Editor.of(member, request), id));
  }

  private HttpResponse<Success<PairingView>> answer(Pairing pairing) {
    return HttpResponse.ok(Success.of(PairingView.of(pairing, time.instant())))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private Created created(Pairings.WithCode made) {
    Secret link = made.code().link(installation.publicUrl());
    QrCode qr = QrCode.of(link, "Pairing code");
    return new Created(
        made.pairing().id(),
        new ShownOnce(link),
        new ShownOnce(qr.svg()),
        new ShownOnce(qr.text()),
        made.pairing().expiresAt(),
        Pairing.LIFE.toSeconds());
  }
}

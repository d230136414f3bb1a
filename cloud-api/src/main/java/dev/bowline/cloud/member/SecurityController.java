package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Role;
import dev.bowline.contract.Secret;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** How safe the tenant wants to be. */
@Controller("/panel/security")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SecurityController {

  private final HighSecurity highSecurity;
  private final Proofs proofs;

  SecurityController(HighSecurity highSecurity, Proofs proofs) {
    this.highSecurity = highSecurity;
    this.proofs = proofs;
  }

  /** How it stands. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record SecurityView(boolean highSecurity) {}

  /** How it shall be, and a code of the second factor of whoever says so. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Switch(@Nullable Boolean highSecurity, @Nullable Secret code) {}

  /** Whether High Security Mode is on. */
  @Get
  @PanelOnly(value = Role.USER, everyday = true)
  Success<SecurityView> show(PanelMember member) {
    return Success.of(new SecurityView(highSecurity.isOn(member.tenantId())));
  }

  /** Switches it on or off, by a code: nobody locks out themselves who has no second factor. */
  @Put
  @PanelOnly(value = Role.ROOT, everyday = true)
  Success<SecurityView> edit(PanelMember member, @Body Switch asked, HttpRequest<?> request) {
    Boolean on = asked.highSecurity();
    if (on == null) {
      throw Problem.of(Code.INVALID_BODY, "high_security is true or false").exception();
    }
    proofs.code(member, asked.code(), request);
    highSecurity.set(Editor.of(member, request), on);
    return show(member);
  }
}

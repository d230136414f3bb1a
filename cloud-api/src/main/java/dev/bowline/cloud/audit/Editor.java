package dev.bowline.cloud.audit;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import io.micronaut.http.HttpRequest;

/**
 * A member who changes something in the panel.
 *
 * @param actor the member, as the trail names them
 * @param ip from where
 */
public record Editor(long tenantId, long memberId, String actor, String ip) {

  /** The member who sent {@code request}. */
  public static Editor of(PanelMember member, HttpRequest<?> request) {
    return new Editor(
        member.tenantId(),
        member.memberId(),
        member.actor(),
        request.getRemoteAddress().getAddress().getHostAddress());
  }
}

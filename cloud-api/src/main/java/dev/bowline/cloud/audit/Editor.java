package dev.bowline.cloud.audit;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.exchange.Exchange;
import io.micronaut.http.HttpRequest;
import java.util.Map;

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
        member.tenantId(), member.memberId(), member.actor(), Exchange.clientIp(request));
  }

  /** What the trail keeps of a change by this member. */
  public AuditEvent event(String action, String subject, Map<String, Object> details) {
    return new AuditEvent(tenantId, actor, action, subject, ip, details);
  }
}

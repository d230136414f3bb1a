package dev.bowline.cloud.authentication;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.Session;
import dev.bowline.cloud.session.Standing;
import java.time.Instant;

/** Who a request proved to come from. */
public sealed interface Principal {

  /** The holder of an API key, or a paired device. */
  record KeyHolder(Credential credential) implements Principal {
    @Override
    public long tenantId() {
      return credential.tenantId();
    }

    @Override
    public String actor() {
      return credential.kind().word() + ":" + credential.number();
    }
  }

  /** The holder of a bearer token, who may read and nothing else. */
  record TokenHolder(BearerToken token) implements Principal {
    @Override
    public long tenantId() {
      return token.tenantId();
    }

    @Override
    public String actor() {
      return token.kind().word() + ":" + token.number();
    }
  }

  /**
   * A person who logged in, to the panel's pages or from a command line.
   *
   * @param sessionId of the session that the request came in
   * @param codeDue whether High Security Mode asks for a code first
   */
  record PanelMember(
      long tenantId,
      long memberId,
      String email,
      Role role,
      Session.Kind session,
      String sessionId,
      boolean codeDue)
      implements Principal {

    /** The person whose session {@code session} is, at {@code now}. */
    static PanelMember of(Session session, Instant now) {
      Standing member = session.member();
      return new PanelMember(
          member.tenantId(),
          member.memberId(),
          member.email(),
          member.role(),
          session.kind(),
          session.id(),
          session.isCodeDueAt(now));
    }

    @Override
    public String actor() {
      return switch (session) {
        case BROWSER -> "member:" + memberId;
        case COMMAND_LINE -> "cli:" + memberId;
      };
    }
  }

  /** A server's agent. */
  record Host(long tenantId, long serverId, String keyId) implements Principal {
    @Override
    public String actor() {
      return "server:" + serverId;
    }
  }

  /** The tenant on whose behalf the request acts. */
  long tenantId();

  /** Who it is, for the audit trail and the request log. */
  String actor();
}

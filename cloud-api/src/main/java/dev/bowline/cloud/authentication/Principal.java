package dev.bowline.cloud.authentication;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential;

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

  /** A person who logged in to the panel. */
  record PanelMember(long tenantId, long memberId, String email, String role) implements Principal {

    private static final String ROOT = "ROOT";

    /** Whether the person may do everything. */
    public boolean isRoot() {
      return role.equals(ROOT);
    }

    @Override
    public String actor() {
      return "member:" + memberId;
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

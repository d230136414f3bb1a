package dev.bowline.host.aws;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;

/**
 * Temporary keys of a session.
 *
 * @param accessKeyId public
 * @param secretAccessKey signs
 * @param sessionToken sent with each request
 */
public record SessionKeys(String accessKeyId, Secret secretAccessKey, Secret sessionToken) {

  /** Reads what the cloud vends. */
  public static SessionKeys of(Fields fields) {
    return new SessionKeys(
        fields.text("access_key_id"),
        Secret.of(fields.text("secret_access_key")),
        Secret.of(fields.text("session_token")));
  }
}

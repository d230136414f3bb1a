package dev.bowline.cloud.problem;

/**
 * Every way in which a request can fail, with its HTTP status and the sentence people search for.
 */
public enum Code {
  AUTH_MISSING(401, "Authentication required"),
  AUTH_INVALID(401, "Malformed authentication headers"),
  TIMESTAMP_INVALID(401, "Invalid timestamp"),
  TIMESTAMP_EXPIRED(401, "Timestamp too old"),
  TIMESTAMP_FUTURE(401, "Timestamp in the future"),
  INVALID_SIGNATURE(401, "Invalid signature"),
  BODY_NOT_SIGNED(401, "Body not signed"),
  TOKEN_INVALID(401, "Unknown token"),
  TOKEN_REVOKED(401, "Token revoked"),
  TOKEN_EXPIRED(401, "Token expired"),
  KEY_REVOKED(403, "Key revoked"),
  KEY_EXPIRED(403, "Key expired"),
  IP_NOT_ALLOWED(403, "IP address not allowed"),
  FORBIDDEN(403, "Insufficient permissions"),
  STEP_UP_REQUIRED(403, "Second factor required"),
  CSRF_INVALID(403, "Invalid CSRF token"),
  SESSION_REQUIRED(401, "Login required"),
  LOGIN_FAILED(401, "Wrong e-mail address or password"),
  CODE_REQUIRED(401, "Code required"),
  CODE_WRONG(403, "Wrong code"),
  PASSWORD_WRONG(403, "Wrong password"),
  LOGIN_LOCKED(429, "Too many failed logins"),
  ENROLMENT_INVALID(401, "Invalid enrolment token"),
  RATE_LIMITED(429, "Rate limit exceeded"),
  TOO_MANY_JOBS(429, "Too many unfinished jobs"),
  REPLAYED(409, "Request replayed"),
  CONFLICT(409, "Conflict"),
  CHANGED_MEANWHILE(409, "Changed meanwhile"),
  IDEMPOTENCY_UNANSWERED(409, "First request with this key unanswered"),
  IDEMPOTENCY_KEY_REUSED(422, "Idempotency key used for another request"),
  BACKUPS_BUSY(409, "Too many unfinished backup jobs"),
  SUCCESSION_UNCONFIRMED(409, "New machine not confirmed"),
  HAS_BACKUPS(409, "Server has backups"),
  ALREADY_REVOKED(409, "Key already revoked"),
  PAIRING_INVALID(404, "Invalid pairing code"),
  PAIRING_USED(409, "Pairing code already used"),
  PAIRING_DENIED(403, "Pairing denied"),
  CREDENTIAL_SHOWN(410, "Credential already shown"),
  AUTHORIZATION_PENDING(400, "Authorization pending"),
  SLOW_DOWN(400, "Polling too fast"),
  ACCESS_DENIED(400, "Access denied"),
  EXPIRED_TOKEN(400, "Device code expired"),
  INVALID_GRANT(400, "Unknown device code"),
  INVALID_CLIENT(400, "Unknown client"),
  UNSUPPORTED_GRANT_TYPE(400, "Unsupported grant type"),
  REQUEST_MALFORMED(400, "Malformed request"),
  PATH_INVALID(400, "Invalid path"),
  BODY_NOT_ALLOWED(400, "Body not allowed"),
  INVALID_BODY(400, "Invalid request body"),
  INVALID_PARAMETER(400, "Invalid parameter"),
  CURSOR_INVALID(400, "Invalid cursor"),
  SCOPE_INVALID(400, "Invalid scope"),
  IP_INVALID(400, "Invalid IP address or range"),
  SERVER_REQUIRED(400, "Server required"),
  URL_FORBIDDEN(400, "URL not allowed"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  BODY_TOO_LARGE(413, "Request body too large"),
  MEDIA_TYPE_UNSUPPORTED(415, "Unsupported media type"),
  HEADERS_TOO_LARGE(431, "Request headers too large"),
  INTERNAL(500, "Internal server error"),
  UNAVAILABLE(503, "Service unavailable");

  private final int status;
  private final String message;

  Code(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The sentence that stands in the answer's {@code error}. */
  public String message() {
    return message;
  }
}

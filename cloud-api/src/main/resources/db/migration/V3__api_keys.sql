-- The truth about API keys. What authentication needs of it is projected to DynamoDB.
CREATE TABLE api_key (
  id                bigint PRIMARY KEY,
  tenant_id         bigint      NOT NULL REFERENCES tenant (id),
  public_key        text        NOT NULL UNIQUE,
  name              text        NOT NULL,
  description       text        NOT NULL,
  environment       text        NOT NULL CHECK (environment IN ('LIVE', 'TEST')),
  scopes            text        NOT NULL,
  tier              text        NOT NULL,
  ip_whitelist      text        NOT NULL,
  server_ids        text,
  expires_at        timestamptz,
  status            text        NOT NULL CHECK (status IN ('ACTIVE', 'REVOKED')),
  revoked_at        timestamptz,
  revoked_reason    text,
  secret            text        NOT NULL,
  secret_generation bigint      NOT NULL,
  generation        bigint      NOT NULL,
  created_at        timestamptz NOT NULL,
  created_by        bigint      NOT NULL
);
COMMENT ON COLUMN api_key.scopes IS 'as in requests, joined by blanks';
COMMENT ON COLUMN api_key.ip_whitelist IS 'addresses and ranges joined by blanks; empty admits all';
COMMENT ON COLUMN api_key.server_ids IS 'joined by blanks; null is every server of the tenant';
CREATE INDEX api_key_by_tenant ON api_key (tenant_id, id DESC);

-- A revoked key stays revoked, whatever the application thinks.
CREATE FUNCTION refuse_reactivation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a revoked key cannot be reactivated';
END
$$;

CREATE TRIGGER api_key_stays_revoked
  BEFORE UPDATE ON api_key FOR EACH ROW
  WHEN (OLD.status = 'REVOKED' AND NEW.status <> 'REVOKED')
  EXECUTE FUNCTION refuse_reactivation();

-- Numbers that rise even when a transaction that took one is rolled back, so what a crash left in
-- DynamoDB is always older than the next change.
CREATE SEQUENCE credential_generations AS bigint;

-- Credentials whose projection in DynamoDB may be behind. Written with the change, removed when the
-- projection is up to date.
CREATE TABLE credential_outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_key text        NOT NULL,
  key_number bigint      NOT NULL,
  created_at timestamptz NOT NULL
);

-- The truth about bearer tokens. What authentication needs of it is projected to DynamoDB; the tokens
-- themselves stand nowhere.
CREATE TABLE api_token (
  id             bigint PRIMARY KEY,
  tenant_id      bigint      NOT NULL REFERENCES tenant (id),
  hash_id        text        NOT NULL UNIQUE CHECK (hash_id ~ '^sha256:[0-9a-f]{64}$'),
  mask           text        NOT NULL,
  name           text        NOT NULL,
  scopes         text        NOT NULL,
  expires_at     timestamptz,
  status         text        NOT NULL CHECK (status IN ('ACTIVE', 'REVOKED')),
  revoked_at     timestamptz,
  revoked_reason text,
  generation     bigint      NOT NULL,
  created_at     timestamptz NOT NULL,
  created_by     bigint      NOT NULL
);
COMMENT ON COLUMN api_token.hash_id IS 'the SHA-256 of the whole token, by which it is found';
COMMENT ON COLUMN api_token.mask IS 'what lists show of it, such as pc_a1b2...XXXX';
COMMENT ON COLUMN api_token.scopes IS 'as in requests, joined by blanks';
CREATE INDEX api_token_by_tenant ON api_token (tenant_id, id DESC);

CREATE TRIGGER api_token_stays_revoked
  BEFORE UPDATE ON api_token FOR EACH ROW
  WHEN (OLD.status = 'REVOKED' AND NEW.status <> 'REVOKED')
  EXECUTE FUNCTION refuse_reactivation();

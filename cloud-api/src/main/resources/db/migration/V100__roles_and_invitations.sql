-- Several people of one tenant. The generation rises when all sessions opened before must end.
ALTER TABLE member DROP CONSTRAINT member_role_check;
ALTER TABLE member
  ADD CONSTRAINT member_role_check CHECK (role IN ('ROOT', 'ADMIN', 'USER')),
  ADD COLUMN name       text   NOT NULL DEFAULT '',
  ADD COLUMN generation bigint NOT NULL DEFAULT 0;
CREATE INDEX member_by_tenant ON member (tenant_id, id DESC);

-- Those who may become members. Whoever accepts removes the row and becomes a member in one
-- transaction, so a link works once.
CREATE TABLE invitation (
  id         bigint PRIMARY KEY,
  tenant_id  bigint      NOT NULL REFERENCES tenant (id),
  email      text        NOT NULL CHECK (email = lower(email)),
  role       text        NOT NULL CHECK (role IN ('ROOT', 'ADMIN', 'USER')),
  token_hash text        NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by bigint      NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  UNIQUE (tenant_id, email)
);
COMMENT ON COLUMN invitation.token_hash IS 'the SHA-256 of the token in the link, by which it is found';
CREATE INDEX invitation_by_tenant ON invitation (tenant_id, id DESC);

-- The truth about paired devices. What authentication needs of it is projected to DynamoDB.
CREATE TABLE device (
  id                bigint PRIMARY KEY,
  tenant_id         bigint      NOT NULL REFERENCES tenant (id),
  public_key        text        NOT NULL UNIQUE,
  name              text        NOT NULL,
  platform          text        NOT NULL CHECK (platform IN ('IOS', 'ANDROID', 'OTHER')),
  model             text        NOT NULL,
  scopes            text        NOT NULL,
  server_ids        text,
  status            text        NOT NULL CHECK (status IN ('ACTIVE', 'REVOKED')),
  revoked_at        timestamptz,
  revoked_reason    text,
  secret            text        NOT NULL,
  secret_generation bigint      NOT NULL,
  generation        bigint      NOT NULL,
  created_at        timestamptz NOT NULL,
  created_by        bigint      NOT NULL
);
COMMENT ON COLUMN device.scopes IS 'as in requests, joined by blanks';
COMMENT ON COLUMN device.server_ids IS 'joined by blanks; null is every server of the tenant';
CREATE INDEX device_by_tenant ON device (tenant_id, id DESC);

-- Which pairings have made their device. A row outlives its device, so that no pairing makes a
-- second one after the first was deleted.
CREATE TABLE device_pairing (
  pairing_id text PRIMARY KEY,
  device_id  bigint      NOT NULL UNIQUE,
  created_at timestamptz NOT NULL
);

-- How a tenant pairs; without a row, as if every column had its default.
CREATE TABLE pairing_setting (
  tenant_id bigint PRIMARY KEY REFERENCES tenant (id),
  confirm   boolean NOT NULL DEFAULT true
);
COMMENT ON COLUMN pairing_setting.confirm IS 'whether a person confirms each claim';

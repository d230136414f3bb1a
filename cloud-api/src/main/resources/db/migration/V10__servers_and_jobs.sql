-- Servers, the keys of their agents, the cloud's own command key, and what was asked of the servers.

CREATE TABLE server (
  id                   bigint PRIMARY KEY,
  tenant_id            bigint      NOT NULL,
  name                 text        NOT NULL,
  removing             boolean     NOT NULL DEFAULT false,
  created_at           timestamptz NOT NULL,
  enrolment_hash       bytea       UNIQUE,
  enrolment_expires_at timestamptz,
  enrolled_at          timestamptz,
  hostname             text,
  os                   text,
  agent_version        text,
  last_seen_at         timestamptz,
  inventory            text,
  inventory_as_of      timestamptz
);
CREATE INDEX server_by_tenant ON server (tenant_id, id);

CREATE TABLE agent_key (
  key_id         text PRIMARY KEY,
  server_id      bigint      NOT NULL UNIQUE REFERENCES server (id) ON DELETE CASCADE,
  tenant_id      bigint      NOT NULL,
  public_key     bytea       NOT NULL,
  enrolment_hash bytea       NOT NULL,
  created_at     timestamptz NOT NULL
);

CREATE TABLE command_key (
  key_id      text PRIMARY KEY,
  public_key  bytea       NOT NULL,
  private_key text        NOT NULL,
  active      boolean     NOT NULL,
  created_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX command_key_active ON command_key (active) WHERE active;

-- A job outlives its server: it is history.
CREATE TABLE job (
  id            uuid PRIMARY KEY,
  tenant_id     bigint      NOT NULL,
  server_id     bigint      NOT NULL,
  scope         text        NOT NULL,
  operation     text        NOT NULL,
  arguments     text        NOT NULL,
  actor         text        NOT NULL,
  state         text        NOT NULL,
  last_sequence integer     NOT NULL DEFAULT -1,
  progress      text,
  result        text,
  message       text        NOT NULL,
  sends         integer     NOT NULL DEFAULT 1,
  next_send_at  timestamptz NOT NULL,
  created_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  finished_at   timestamptz
);
CREATE INDEX job_by_tenant ON job (tenant_id, created_at DESC, id DESC);
CREATE INDEX job_by_server ON job (server_id) WHERE finished_at IS NULL;
CREATE INDEX job_unreceived ON job (next_send_at) WHERE state = 'QUEUED';

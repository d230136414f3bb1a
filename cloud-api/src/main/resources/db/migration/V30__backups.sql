-- Backups: what there is of them, when more are made, and who may open them.

-- The agent's key that may open the server's backups: the first that did, or the one that ROOT confirmed.
ALTER TABLE server ADD COLUMN trusted_key bytea;
ALTER TABLE server ADD COLUMN succession_pending boolean NOT NULL DEFAULT false;

-- The password of each server's repository, sealed by the vault.
CREATE TABLE backup_password (
  server_id  bigint PRIMARY KEY,
  tenant_id  bigint      NOT NULL,
  password   text        NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE backup (
  id            bigint PRIMARY KEY,
  tenant_id     bigint      NOT NULL,
  server_id     bigint      NOT NULL,
  name          text        NOT NULL,
  schedule_id   bigint,
  job_id        uuid        NOT NULL UNIQUE,
  state         text        NOT NULL,
  paths         text        NOT NULL,
  snapshot      text,
  files         bigint,
  bytes         bigint,
  bytes_added   bigint,
  skipped       bigint,
  error_code    text,
  error_message text,
  created_at    timestamptz NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz,
  verified_at   timestamptz,
  delete_job_id uuid
);
CREATE INDEX backup_by_tenant ON backup (tenant_id, id DESC);
CREATE INDEX backup_by_server ON backup (server_id, id DESC);
CREATE INDEX backup_by_schedule ON backup (schedule_id, id DESC) WHERE schedule_id IS NOT NULL;
CREATE INDEX backup_by_delete_job ON backup (delete_job_id) WHERE delete_job_id IS NOT NULL;

CREATE TABLE backup_schedule (
  id            bigint PRIMARY KEY,
  tenant_id     bigint      NOT NULL,
  server_id     bigint      NOT NULL,
  name          text        NOT NULL,
  paths         text        NOT NULL,
  hour          integer     NOT NULL,
  minute        integer     NOT NULL,
  days_of_week  text        NOT NULL,
  time_zone     text        NOT NULL,
  enabled       boolean     NOT NULL,
  keep_last     integer     NOT NULL,
  keep_daily    integer     NOT NULL,
  keep_weekly   integer     NOT NULL,
  keep_monthly  integer     NOT NULL,
  next_run_at   timestamptz NOT NULL,
  retention_due boolean     NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL,
  UNIQUE (server_id, name)
);
CREATE INDEX backup_schedule_due ON backup_schedule (next_run_at) WHERE enabled;
CREATE INDEX backup_schedule_retention ON backup_schedule (id) WHERE retention_due;

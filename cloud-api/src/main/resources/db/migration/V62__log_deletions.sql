-- Request logs that are to go, because their credential was deleted, and when they were gone.
CREATE TABLE log_deletion (
  number       bigint PRIMARY KEY,
  tenant_id    bigint      NOT NULL,
  kind         text        NOT NULL,
  requested_at timestamptz NOT NULL,
  finished_at  timestamptz
);
CREATE INDEX log_deletion_open ON log_deletion (requested_at) WHERE finished_at IS NULL;

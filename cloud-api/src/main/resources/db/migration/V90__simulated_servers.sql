-- The server that keys of the test environment act on has no row: its number is that of its tenant, which no server
-- can have, since both are taken from one sequence.
ALTER TABLE server ADD CONSTRAINT server_is_real CHECK (id <> tenant_id);

ALTER TABLE job ADD COLUMN simulated boolean NOT NULL GENERATED ALWAYS AS (server_id = tenant_id) STORED;
ALTER TABLE backup ADD COLUMN simulated boolean NOT NULL GENERATED ALWAYS AS (server_id = tenant_id) STORED;

-- What no queue may ever carry is not there to be sent.
ALTER TABLE job ADD CONSTRAINT job_simulated_has_no_message CHECK (simulated = (message = ''));

-- Nobody's page reads past the rows of the other environment.
DROP INDEX job_by_tenant;
CREATE INDEX job_by_tenant ON job (tenant_id, simulated, created_at DESC, id DESC);
DROP INDEX backup_by_tenant;
CREATE INDEX backup_by_tenant ON backup (tenant_id, simulated, id DESC);

-- What was done to a service of a simulated server; it counts until that reboots.
CREATE TABLE simulated_service (
  tenant_id bigint      NOT NULL,
  name      text        NOT NULL,
  running   boolean     NOT NULL,
  since     timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, name)
);

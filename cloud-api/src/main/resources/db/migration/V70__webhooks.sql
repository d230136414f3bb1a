-- What happened and has not been told yet. Written with the change, removed when all who listen have
-- noted it.
CREATE TABLE event_outbox (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  message_id  text        NOT NULL UNIQUE,
  tenant_id   bigint      NOT NULL,
  type        text        NOT NULL,
  server_id   bigint,
  payload     text        NOT NULL,
  occurred_at timestamptz NOT NULL
);

-- Whether the silence of its agent has been told.
ALTER TABLE server ADD COLUMN silent boolean NOT NULL DEFAULT false;
CREATE INDEX server_by_last_seen ON server (silent, last_seen_at) WHERE last_seen_at IS NOT NULL;

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

CREATE TABLE webhook (
  id                  bigint PRIMARY KEY,
  tenant_id           bigint      NOT NULL,
  name                text        NOT NULL,
  url                 text        NOT NULL,
  events              text        NOT NULL,
  server_ids          text,
  enabled             boolean     NOT NULL,
  disabled_reason     text,
  secret              text        NOT NULL,
  secret_generation   bigint      NOT NULL,
  previous_secret     text,
  previous_generation bigint,
  previous_until      timestamptz,
  failing_since       timestamptz,
  dropped             bigint      NOT NULL DEFAULT 0,
  created_at          timestamptz NOT NULL,
  created_by          text        NOT NULL
);
COMMENT ON COLUMN webhook.events IS 'patterns joined by blanks';
COMMENT ON COLUMN webhook.server_ids IS 'joined by blanks; null is every server of the tenant';
COMMENT ON COLUMN webhook.dropped IS 'messages for which too many others waited, since it was enabled';
CREATE INDEX webhook_by_tenant ON webhook (tenant_id, id);

CREATE TABLE webhook_delivery (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook_id      bigint      NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  tenant_id       bigint      NOT NULL,
  server_id       bigint,
  message_id      text        NOT NULL,
  event           text        NOT NULL,
  payload         text        NOT NULL,
  status          text        NOT NULL CHECK (status IN ('PENDING', 'SUCCEEDED', 'FAILED')),
  attempts        integer     NOT NULL,
  most_attempts   integer     NOT NULL,
  next_attempt_at timestamptz NOT NULL,
  sending_until   timestamptz,
  created_at      timestamptz NOT NULL,
  finished_at     timestamptz,
  UNIQUE (webhook_id, message_id)
);
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (webhook_id, id DESC);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, next_attempt_at)
  WHERE status = 'PENDING';
CREATE INDEX webhook_delivery_under_way ON webhook_delivery (tenant_id, webhook_id)
  WHERE status = 'PENDING' AND sending_until IS NOT NULL;
CREATE INDEX webhook_delivery_by_age ON webhook_delivery (created_at);

CREATE TABLE webhook_attempt (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id bigint      NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
  number      integer     NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  status      integer,
  failure     text,
  excerpt     text,
  UNIQUE (delivery_id, number)
);

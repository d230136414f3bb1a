-- What servers may carry in a month, and what they have carried.

ALTER TABLE server ADD COLUMN bandwidth_limit_bytes bigint CHECK (bandwidth_limit_bytes > 0);

-- The counter is the host's record; when it begins anew, what the one before had counted is kept as earlier.
CREATE TABLE server_bandwidth (
  server_id        bigint      NOT NULL REFERENCES server (id) ON DELETE CASCADE,
  month            text        NOT NULL,
  counter          text        NOT NULL,
  rx_bytes         bigint      NOT NULL,
  tx_bytes         bigint      NOT NULL,
  earlier_rx_bytes bigint      NOT NULL DEFAULT 0,
  earlier_tx_bytes bigint      NOT NULL DEFAULT 0,
  as_of            timestamptz NOT NULL,
  PRIMARY KEY (server_id, month)
);

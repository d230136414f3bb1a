-- Since when the cloud has listened to agents without a gap, and when it last said so. One row.
CREATE TABLE listening (
  one    boolean PRIMARY KEY CHECK (one),
  since  timestamptz NOT NULL,
  latest timestamptz NOT NULL
);

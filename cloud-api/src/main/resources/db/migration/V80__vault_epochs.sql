-- The epochs that rotations of the vault began. Epoch 1 is from before any rotation and has no row.
CREATE TABLE vault_epoch (
  number      bigint PRIMARY KEY,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz
);

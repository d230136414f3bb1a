-- The audit trail, sealed. A segment holds the digest of every entry in a run of ids and the hash of
-- the segment before it, so whoever changes, removes or moves an entry later is found out.
CREATE TABLE audit_segment (
  number    bigint PRIMARY KEY CHECK (number > 0),
  first_id  bigint      NOT NULL,
  last_id   bigint      NOT NULL UNIQUE CHECK (last_id >= first_id),
  digests   bytea       NOT NULL,
  previous  bytea       NOT NULL,
  hash      bytea       NOT NULL,
  sealed_at timestamptz NOT NULL
);
COMMENT ON COLUMN audit_segment.first_id IS 'one more than the last id of the segment before';
COMMENT ON COLUMN audit_segment.digests IS 'of each entry: its id in 8 bytes, its SHA-256 in 32';

CREATE TRIGGER audit_segment_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_segment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A transaction takes its number before its entries take their ids. So who reads the highest id and
-- takes a number after that knows: whoever holds a lower id has a lower number.
CREATE FUNCTION number_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN NULL;
END
$$;

CREATE TRIGGER audit_entry_numbered
  BEFORE INSERT ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION number_transaction();

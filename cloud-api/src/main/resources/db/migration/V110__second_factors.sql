-- A member's authenticator app. It counts once it is confirmed; of its codes each step is taken once.
CREATE TABLE second_factor (
  member_id    bigint PRIMARY KEY REFERENCES member (id) ON DELETE CASCADE,
  tenant_id    bigint NOT NULL REFERENCES tenant (id),
  secret       text   NOT NULL,
  generation   bigint NOT NULL,
  confirmed_at timestamptz,
  last_step    bigint NOT NULL
);
COMMENT ON COLUMN second_factor.secret IS 'sealed by the vault';
COMMENT ON COLUMN second_factor.last_step IS 'the step of the last code that was taken, of 30 seconds since 1970';

-- What gets a member in who lost the app. A code is used by removing its row, so it works once.
CREATE TABLE recovery_code (
  member_id bigint NOT NULL REFERENCES second_factor (member_id) ON DELETE CASCADE,
  code_hash text   NOT NULL CHECK (code_hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (member_id, code_hash)
);

-- Every row that people or programs name by number takes its number here, so no two things share one.
CREATE SEQUENCE ids AS bigint START WITH 1001;

CREATE TABLE tenant (
  id         bigint PRIMARY KEY,
  name       text        NOT NULL,
  created_at timestamptz NOT NULL
);

-- E-mail addresses are stored in lower case and are the login, so they are unique everywhere.
CREATE TABLE member (
  id            bigint PRIMARY KEY,
  tenant_id     bigint      NOT NULL REFERENCES tenant (id),
  email         text        NOT NULL UNIQUE CHECK (email = lower(email)),
  role          text        NOT NULL CHECK (role IN ('ROOT')),
  password_hash text        NOT NULL,
  created_at    timestamptz NOT NULL
);

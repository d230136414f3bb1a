-- Who changed what. Rows are added and never changed: not by the application, not by its mistakes.
CREATE TABLE audit_entry (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id   bigint      NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor       text        NOT NULL,
  action      text        NOT NULL,
  subject     text        NOT NULL,
  ip          text        NOT NULL,
  details     jsonb       NOT NULL
);
CREATE INDEX audit_entry_by_tenant ON audit_entry (tenant_id, id DESC);
CREATE INDEX audit_entry_by_subject ON audit_entry (tenant_id, subject, id DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only';
END
$$;

CREATE TRIGGER audit_entry_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a host tells the trail, and may tell again because it did not hear the answer, stands once.
CREATE UNIQUE INDEX audit_entry_of_host ON audit_entry (subject, (details ->> 'id'))
  WHERE starts_with(action, 'host.');

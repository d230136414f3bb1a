-- In High Security Mode what manages the API asks for a code of the second factor first.
ALTER TABLE tenant ADD COLUMN high_security boolean NOT NULL DEFAULT false;

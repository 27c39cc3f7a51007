-- +goose Up

-- Where each version belongs: its origin and its story, each named by the
-- first arrival in it, and the agency that it credits, empty for none. Sketch
-- and terms are how it is found again, lists of 32-bit hashes,
-- and headline how many of the terms are of the headline; day is the one
-- that it was published on, or else arrived, in days since 1970.
CREATE TABLE stories (
    arrival INTEGER PRIMARY KEY,
    origin  INTEGER NOT NULL,
    story   INTEGER NOT NULL,
    agency  TEXT    NOT NULL,
    day     BIGINT  NOT NULL,
    sketch  BYTEA   NOT NULL,
    terms   BYTEA   NOT NULL,
    headline INTEGER NOT NULL
);

CREATE INDEX stories_origin ON stories (origin);
CREATE INDEX stories_story ON stories (story);

-- How far the log has been followed, in one row.
CREATE TABLE stories_end (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    arrival INTEGER NOT NULL
);

INSERT INTO stories_end (one, arrival) VALUES (1, 0);

-- +goose Down
DROP TABLE stories_end;
DROP TABLE stories;

-- +goose Up

-- The log: one row for each arrival, never changed and never deleted. Times
-- are in UTC: arrived in microseconds, published in seconds since 1970, and
-- NULL where the article has no date. The hash is of the article as it was
-- handed in; inherits is the brief that lent it metadata, 0 for none.
CREATE TABLE arrivals (
    arrival   INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL,
    arrived   BIGINT  NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    replaces  INTEGER NOT NULL,
    inherits  INTEGER NOT NULL,
    hash      BYTEA   NOT NULL,
    title     TEXT    NOT NULL,
    source    TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    published BIGINT,
    url       TEXT    NOT NULL,
    language  TEXT    NOT NULL,
    brief     BOOLEAN NOT NULL,
    inferred  BOOLEAN NOT NULL,
    tags      TEXT    NOT NULL
);

CREATE INDEX arrivals_arrived ON arrivals (arrived);

-- The texts stand apart, so that reading who published what and when does not
-- read them: an S2 block each (https://github.com/klauspost/compress/tree/master/s2).
CREATE TABLE texts (
    arrival INTEGER PRIMARY KEY,
    text    BYTEA NOT NULL
);

-- Where each article stands now: its newest arrival, and the file it was last
-- read from. A file that moves makes no new version.
CREATE TABLE articles (
    id      TEXT    PRIMARY KEY,
    arrival INTEGER NOT NULL,
    file    TEXT    NOT NULL
);

-- The end of the log, in one row. Whoever writes updates it first, and so
-- waits for the writer before: arrivals become visible in their order.
CREATE TABLE log_end (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    arrival INTEGER NOT NULL,
    arrived BIGINT  NOT NULL
);

INSERT INTO log_end (one, arrival, arrived) VALUES (1, 0, 0);

-- +goose Down
DROP TABLE log_end;
DROP TABLE articles;
DROP TABLE texts;
DROP TABLE arrivals;

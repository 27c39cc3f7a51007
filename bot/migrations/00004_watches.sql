-- +goose Up

-- Questions that stay open. The query is JSON; stopped says why a watch has
-- ended or rests, empty where it has not: it is never dropped in silence.
CREATE TABLE watches (
    id         TEXT   PRIMARY KEY,
    platform   TEXT   NOT NULL,
    place      TEXT   NOT NULL,
    thread     TEXT   NOT NULL,
    person     TEXT   NOT NULL,
    query      TEXT   NOT NULL,
    after      BIGINT NOT NULL,
    created_us BIGINT NOT NULL,
    stopped    TEXT   NOT NULL
);
CREATE INDEX watches_by_place ON watches (platform, place);

-- What watches found: one row for each story, by its idempotency key. It is
-- written before the mark below moves on, and posted from here.
CREATE TABLE hits (
    key      TEXT    PRIMARY KEY,
    watch    TEXT    NOT NULL,
    arrival  BIGINT  NOT NULL,
    done     BOOLEAN NOT NULL
);
CREATE INDEX hits_open ON hits (done, arrival);

-- How far the log of arrivals was held against the watches, in one row.
CREATE TABLE watches_end (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    arrival BIGINT NOT NULL
);
INSERT INTO watches_end (one, arrival) VALUES (1, 0);

-- +goose Down
DROP TABLE watches_end;
DROP TABLE hits;
DROP TABLE watches;

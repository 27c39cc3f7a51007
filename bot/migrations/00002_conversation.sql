-- +goose Up

-- What the platforms delivered: a row is written before the delivery is
-- acknowledged, and loses its payload when it is answered.
CREATE TABLE inbox (
    platform    TEXT    NOT NULL,
    delivery    TEXT    NOT NULL,
    received_us BIGINT  NOT NULL,
    done        BOOLEAN NOT NULL,
    payload     BYTEA   NOT NULL,
    PRIMARY KEY (platform, delivery)
);

-- How each place wants its answers; scope is a JSON filter.
CREATE TABLE places (
    platform   TEXT NOT NULL,
    place      TEXT NOT NULL,
    visibility TEXT NOT NULL,
    mode       TEXT NOT NULL,
    scope      TEXT NOT NULL,
    PRIMARY KEY (platform, place)
);

-- Which message answers which, so that edits and deletions can be followed.
CREATE TABLE links (
    platform  TEXT   NOT NULL,
    place     TEXT   NOT NULL,
    question  TEXT   NOT NULL,
    answer    TEXT   NOT NULL,
    receipt   TEXT   NOT NULL,
    linked_us BIGINT NOT NULL,
    PRIMARY KEY (platform, place, question)
);

-- Which private answer was given to which place, and by whom.
CREATE TABLE shares (
    receipt   TEXT   NOT NULL,
    platform  TEXT   NOT NULL,
    place     TEXT   NOT NULL,
    person    TEXT   NOT NULL,
    shared_ms BIGINT NOT NULL,
    PRIMARY KEY (receipt, platform, place)
);

-- kept orders receipts, 0 for one that was taken out of its conversation;
-- counted are those that a limit counts; seen is how many passages were shown
-- so far, three where that was not kept yet.
ALTER TABLE receipts ADD COLUMN kept BIGINT NOT NULL DEFAULT 0;
ALTER TABLE receipts ADD COLUMN counted BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE receipts ADD COLUMN seen BIGINT NOT NULL DEFAULT 0;
UPDATE receipts SET kept = asked_ms, seen = 3;
DROP INDEX receipts_by_place;
CREATE INDEX receipts_by_place ON receipts (platform, place, thread, kept);
CREATE INDEX receipts_by_person ON receipts (platform, person, asked_ms);
CREATE INDEX receipts_by_order ON receipts (kept);

-- +goose Down
DROP INDEX receipts_by_order;
DROP INDEX receipts_by_person;
DROP INDEX receipts_by_place;
CREATE INDEX receipts_by_place ON receipts (platform, place, thread, asked_ms);
ALTER TABLE receipts DROP COLUMN seen;
ALTER TABLE receipts DROP COLUMN counted;
ALTER TABLE receipts DROP COLUMN kept;
DROP TABLE shares;
DROP TABLE links;
DROP TABLE places;
DROP TABLE inbox;

-- +goose Up

-- Feeds. Times are in seconds since 1970 in UTC, 0 for none; durations in
-- seconds. The address changes when the feed moves for good, so the number
-- names the feed. Complete says that all of its first reading is done, gone
-- that its server wants it asked for no more.
CREATE TABLE feeds (
    id            INTEGER PRIMARY KEY,
    address       TEXT    NOT NULL UNIQUE,
    outlet        TEXT    NOT NULL,
    interval      BIGINT  NOT NULL,
    full_page     BOOLEAN NOT NULL,
    tags          TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    every         BIGINT  NOT NULL,
    etag          TEXT    NOT NULL,
    modified      TEXT    NOT NULL,
    added         BIGINT  NOT NULL,
    last_read     BIGINT  NOT NULL,
    next_due      BIGINT  NOT NULL,
    waits         TEXT    NOT NULL,
    failures      BIGINT  NOT NULL,
    failing_since BIGINT  NOT NULL,
    last_error    TEXT    NOT NULL,
    complete      BOOLEAN NOT NULL,
    gone          BOOLEAN NOT NULL
);

-- What was read of each feed: the item by its address or its own name, the
-- article that it became (empty for none), a hash of what the feed said of
-- it, and when its page is to be looked at again (0 for never).
CREATE TABLE feed_items (
    feed       INTEGER NOT NULL,
    item       TEXT    NOT NULL,
    article    TEXT    NOT NULL,
    hash       BYTEA   NOT NULL,
    page       TEXT    NOT NULL,
    etag       TEXT    NOT NULL,
    modified   TEXT    NOT NULL,
    seen       BIGINT  NOT NULL,
    looked     BIGINT  NOT NULL,
    next_look  BIGINT  NOT NULL,
    looks      BIGINT  NOT NULL,
    missing    BIGINT  NOT NULL,
    PRIMARY KEY (feed, item)
);

CREATE INDEX feed_items_hash ON feed_items (feed, hash);
CREATE INDEX feed_items_article ON feed_items (article);
CREATE INDEX feed_items_looks ON feed_items (feed, next_look);

-- +goose Down
DROP TABLE feed_items;
DROP TABLE feeds;

-- +goose Up

-- The digests that were set up in chat, a JSON digest each; and of every
-- digest, those of the configuration too, since when it is known and why it is
-- paused, empty where it is not.
CREATE TABLE digests (
    id       TEXT   PRIMARY KEY,
    digest   TEXT   NOT NULL,
    since_us BIGINT NOT NULL,
    paused   TEXT   NOT NULL
);

-- The editions, by digest (which is platform, place and name) and local date:
-- that a row is there means that no other process and no later start makes
-- this edition again. State: begun, done, void (given up: the next one covers
-- its window). The window is after one arrival up to another.
CREATE TABLE editions (
    digest   TEXT   NOT NULL,
    date     TEXT   NOT NULL,
    state    TEXT   NOT NULL,
    reason   BIGINT NOT NULL,
    after    BIGINT NOT NULL,
    through  BIGINT NOT NULL,
    from_us  BIGINT NOT NULL,
    to_us    BIGINT NOT NULL,
    begun_us BIGINT NOT NULL,
    message  TEXT   NOT NULL,
    fates    TEXT   NOT NULL,
    PRIMARY KEY (digest, date)
);

-- What was posted, by idempotency key: a row is written before the post, and
-- gets the platform's message id after it. Sent says that it is not tried
-- again.
CREATE TABLE posts (
    key      TEXT    PRIMARY KEY,
    place    TEXT    NOT NULL,
    tried_us BIGINT  NOT NULL,
    sent     BOOLEAN NOT NULL,
    message  TEXT    NOT NULL
);

-- +goose Down
DROP TABLE posts;
DROP TABLE editions;
DROP TABLE digests;

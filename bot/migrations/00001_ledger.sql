-- +goose Up
CREATE TABLE receipts (
    id         TEXT PRIMARY KEY,
    asked_ms   BIGINT NOT NULL,
    platform   TEXT NOT NULL,
    place      TEXT NOT NULL,
    thread     TEXT NOT NULL,
    person     TEXT NOT NULL,
    private    BOOLEAN NOT NULL,
    question   TEXT NOT NULL,
    query      TEXT NOT NULL,
    verdict    TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    quotes     TEXT NOT NULL
);
CREATE INDEX receipts_by_place ON receipts (platform, place, thread, asked_ms);

CREATE TABLE feedback (
    receipt  TEXT NOT NULL,
    person   TEXT NOT NULL,
    praised  BOOLEAN NOT NULL,
    reason   TEXT NOT NULL,
    given_ms BIGINT NOT NULL,
    PRIMARY KEY (receipt, person)
);

-- +goose Down
DROP TABLE feedback;
DROP TABLE receipts;

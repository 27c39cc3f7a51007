-- +goose Up

-- Whether an arrival came with the first reading of its feed: it is part of
-- the coverage, but nobody is told of it as news.
ALTER TABLE arrivals ADD COLUMN backfill BOOLEAN NOT NULL DEFAULT FALSE;

-- +goose Down
ALTER TABLE arrivals DROP COLUMN backfill;

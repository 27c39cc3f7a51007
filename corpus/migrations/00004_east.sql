-- +goose Up

-- How many minutes the zone in which the time of publication was stated is east
-- of UTC: the day of an article is its outlet's. It is 0 where no zone was
-- stated, and for all that arrived before the zone was kept.
ALTER TABLE arrivals ADD COLUMN east INTEGER NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE arrivals DROP COLUMN east;

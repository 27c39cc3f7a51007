-- +goose Up

-- The address by which the configuration names the feed, empty for those that
-- were added by hand: it stays when the feed moves, and the feed goes when it
-- is taken out there.
ALTER TABLE feeds ADD COLUMN configured TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE feeds DROP COLUMN configured;

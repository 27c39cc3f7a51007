-- +goose Up

-- Which arrival replaced a version: what stood at an earlier time is what had
-- arrived by then and was not replaced by then.
CREATE INDEX arrivals_replaces ON arrivals (replaces);

-- +goose Down
DROP INDEX arrivals_replaces;

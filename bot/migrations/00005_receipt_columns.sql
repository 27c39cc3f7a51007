-- +goose Up

-- seq orders receipts, 0 for one that was taken out of its conversation. body is
-- the part of a receipt that nothing searches, as JSON.
ALTER TABLE receipts RENAME COLUMN kept TO seq;
ALTER TABLE receipts RENAME COLUMN query TO body;

-- +goose Down
ALTER TABLE receipts RENAME COLUMN seq TO kept;
ALTER TABLE receipts RENAME COLUMN body TO query;

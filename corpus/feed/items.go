package feed

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"time"
)

// An itemRecord is the state of an item that was read.
type itemRecord struct {
	feed    int64
	item    string
	article string
	hash    []byte
	// page is where the article was read, empty if its text is from the feed.
	page       string
	validators validators
	// firstSeen is when the item was first read, checkedAt when its page last
	// was.
	firstSeen, checkedAt time.Time
	// nextCheck is when the page is to be read again, zero for never; checks
	// counts these readings, and missing the consecutive ones that found no
	// page.
	nextCheck       time.Time
	checks, missing int
}

// fingerprint identifies the words of an item, whatever its id and dates.
func (i *Item) fingerprint() []byte {
	sum := sha256.Sum256([]byte(i.Title + "\x00" + i.Text))
	return sum[:16]
}

// key identifies an item within its feed.
func (i *Item) key() string {
	if id := CanonicalID(i.Link); id != "" {
		return id
	}
	if i.guid != "" {
		return "guid " + dropOversized(i.guid)
	}
	return "text " + hex.EncodeToString(i.fingerprint())
}

const itemColumns = `feed, item, article, hash, page, etag, modified, seen, looked, next_look, looks, missing`

// item returns what is known of an item of a feed, nil if nothing is.
func (r *Registry) item(ctx context.Context, f *Feed, item string) (*itemRecord, error) {
	row := r.db.QueryRowContext(ctx, `SELECT `+itemColumns+` FROM feed_items WHERE feed = $1 AND item = $2`, f.id, item)
	rec, err := scanItem(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // nothing known is no error
	}
	return rec, err
}

// hasHash reports whether any item of the feed has the same words.
func (r *Registry) hasHash(ctx context.Context, f *Feed, hash []byte) (bool, error) {
	return r.exists(ctx, `SELECT COUNT(*) FROM feed_items WHERE feed = $1 AND hash = $2`, f.id, hash)
}

// claimed reports whether an article belongs to another item, of this feed or
// another. The first item to bring an article keeps it up to date, so that two
// cannot overwrite each other's text.
func (r *Registry) claimed(ctx context.Context, rec *itemRecord) (bool, error) {
	return r.exists(ctx, `SELECT COUNT(*) FROM feed_items WHERE article = $1 AND NOT (feed = $2 AND item = $3)`, rec.article, rec.feed, rec.item)
}

func (r *Registry) exists(ctx context.Context, query string, args ...any) (bool, error) {
	var n int
	err := r.db.QueryRowContext(ctx, query, args...).Scan(&n)
	return n > 0, err
}

// dueForRecheck returns the items of a feed whose pages are due to be read
// again.
func (r *Registry) dueForRecheck(ctx context.Context, f *Feed, now time.Time, most int) ([]*itemRecord, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT `+itemColumns+` FROM feed_items
		WHERE feed = $1 AND next_look > 0 AND next_look <= $2 AND article <> '' ORDER BY next_look, item LIMIT $3`, f.id, now.Unix(), most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*itemRecord
	for rows.Next() {
		rec, err := scanItem(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, rows.Err()
}

// saveItems stores all of the given items or, on failure, none.
func (r *Registry) saveItems(ctx context.Context, items []*itemRecord) error {
	if len(items) == 0 {
		return nil
	}
	tx, err := r.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, rec := range items {
		_, err = tx.ExecContext(ctx, `INSERT INTO feed_items (`+itemColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (feed, item) DO UPDATE SET
			article = excluded.article, hash = excluded.hash, page = excluded.page, etag = excluded.etag,
			modified = excluded.modified, looked = excluded.looked, next_look = excluded.next_look,
			looks = excluded.looks, missing = excluded.missing`,
			rec.feed, rec.item, rec.article, rec.hash, rec.page, rec.validators.etag, rec.validators.modified,
			toUnix(rec.firstSeen), toUnix(rec.checkedAt), toUnix(rec.nextCheck), rec.checks, rec.missing)
		if err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

func scanItem(row interface{ Scan(...any) error }) (*itemRecord, error) {
	var rec itemRecord
	var first, looked, next int64
	err := row.Scan(&rec.feed, &rec.item, &rec.article, &rec.hash, &rec.page, &rec.validators.etag, &rec.validators.modified,
		&first, &looked, &next, &rec.checks, &rec.missing)
	rec.firstSeen, rec.checkedAt, rec.nextCheck = fromUnix(first), fromUnix(looked), fromUnix(next)
	return &rec, err
}

package feed

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"time"
)

// A seen is what is known of an item that was read.
type seen struct {
	feed    int64
	item    string
	article string
	hash    []byte
	// page is where the article was read, empty where the feed's text is it.
	page string
	mark mark
	// first is when the item was first read, looked when its page last was.
	first, looked time.Time
	// next is when the page is looked at again, zero for never; looks counts,
	// and missing counts the times in a row that it was not there.
	next           time.Time
	looks, missing int
}

// fingerprint tells whether an item says the same as before, whatever its id
// and its dates.
func (i *Item) fingerprint() []byte {
	sum := sha256.Sum256([]byte(i.Title + "\x00" + i.Text))
	return sum[:16]
}

// key names an item within its feed.
func (i *Item) key() string {
	if id := CanonicalID(i.Link); id != "" {
		return id
	}
	if i.guid != "" {
		return "guid " + short(i.guid)
	}
	return "text " + hex.EncodeToString(i.fingerprint())
}

const seenColumns = `feed, item, article, hash, page, etag, modified, seen, looked, next_look, looks, missing`

// seen returns what is known of an item of a feed, nil for nothing.
func (b *Book) seen(ctx context.Context, f *Feed, item string) (*seen, error) {
	row := b.db.QueryRowContext(ctx, `SELECT `+seenColumns+` FROM feed_items WHERE feed = $1 AND item = $2`, f.id, item)
	s, err := scanSeen(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // nothing known is no error
	}
	return s, err
}

// said tells whether the feed has said the same under another id.
func (b *Book) said(ctx context.Context, f *Feed, hash []byte) (bool, error) {
	return b.exists(ctx, `SELECT COUNT(*) FROM feed_items WHERE feed = $1 AND hash = $2`, f.id, hash)
}

// taken tells whether an article is another item's, of this feed or another:
// the first to bring it keeps it up to date, so that two cannot overwrite one
// another.
func (b *Book) taken(ctx context.Context, s *seen) (bool, error) {
	return b.exists(ctx, `SELECT COUNT(*) FROM feed_items WHERE article = $1 AND NOT (feed = $2 AND item = $3)`, s.article, s.feed, s.item)
}

func (b *Book) exists(ctx context.Context, query string, args ...any) (bool, error) {
	var n int
	err := b.db.QueryRowContext(ctx, query, args...).Scan(&n)
	return n > 0, err
}

// look returns the items of a feed whose pages are to be looked at again.
func (b *Book) look(ctx context.Context, f *Feed, now time.Time, most int) ([]*seen, error) {
	rows, err := b.db.QueryContext(ctx, `SELECT `+seenColumns+` FROM feed_items
		WHERE feed = $1 AND next_look > 0 AND next_look <= $2 AND article <> '' ORDER BY next_look, item LIMIT $3`, f.id, now.Unix(), most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*seen
	for rows.Next() {
		s, err := scanSeen(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// note keeps what was read of items, all of it or nothing.
func (b *Book) note(ctx context.Context, items []*seen) error {
	if len(items) == 0 {
		return nil
	}
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, s := range items {
		_, err = tx.ExecContext(ctx, `INSERT INTO feed_items (`+seenColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (feed, item) DO UPDATE SET
			article = excluded.article, hash = excluded.hash, page = excluded.page, etag = excluded.etag,
			modified = excluded.modified, looked = excluded.looked, next_look = excluded.next_look,
			looks = excluded.looks, missing = excluded.missing`,
			s.feed, s.item, s.article, s.hash, s.page, s.mark.etag, s.mark.modified,
			unix(s.first), unix(s.looked), unix(s.next), s.looks, s.missing)
		if err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

func scanSeen(row interface{ Scan(...any) error }) (*seen, error) {
	var s seen
	var first, looked, next int64
	err := row.Scan(&s.feed, &s.item, &s.article, &s.hash, &s.page, &s.mark.etag, &s.mark.modified,
		&first, &looked, &next, &s.looks, &s.missing)
	s.first, s.looked, s.next = fromUnix(first), fromUnix(looked), fromUnix(next)
	return &s, err
}

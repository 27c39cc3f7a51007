package bot

import (
	"context"
	"database/sql"
	"errors"

	"dateline/corpus"
)

// bringEditions brings over editions from a database that is attached as
// replaced. Their windows end at the newest arrival that is here, $1, and which
// articles went into them is forgotten: those numbers are others' now.
const bringEditions = `
	INSERT INTO editions (digest, date, state, reason, after, through, from_us, to_us, begun_us, message, fates)
	SELECT digest, date, state, reason, MIN(after, $1), MIN(through, $1), from_us, to_us, begun_us, message, '[]'
	FROM replaced.editions WHERE TRUE
	ON CONFLICT (digest, date) DO UPDATE SET state = excluded.state, message = excluded.message
	WHERE editions.state = 'begun'`

// bringMessages does so for the posts of digests, for deliveries, and for what
// answers them. Posts of watches stay behind: their keys are made of the
// numbers of arrivals.
const bringMessages = `
	INSERT INTO posts (key, place, tried_us, sent, message)
	SELECT key, place, tried_us, sent, message FROM replaced.posts
	WHERE key NOT IN (SELECT key FROM replaced.hits)
	ON CONFLICT (key) DO UPDATE SET tried_us = excluded.tried_us, sent = excluded.sent, message = excluded.message
	WHERE NOT posts.sent;
	INSERT INTO inbox (platform, delivery, received_us, done, payload)
	SELECT platform, delivery, received_us, done, payload FROM replaced.inbox WHERE TRUE
	ON CONFLICT (platform, delivery) DO UPDATE SET done = excluded.done, payload = excluded.payload
	WHERE NOT inbox.done;
	INSERT INTO links (platform, place, question, answer, receipt, linked_us)
	SELECT platform, place, question, answer, receipt, linked_us FROM replaced.links WHERE TRUE
	ON CONFLICT (platform, place, question) DO NOTHING`

// BringDeeds brings into the ledger in db, of which last is the newest arrival,
// what the ledger in the file at path has done on the platforms, so that
// nothing is posted or answered again because a backup does not know of it.
// Both are of this version, and SQLite's. Without an error all was brought,
// else nothing.
func BringDeeds(ctx context.Context, db *sql.DB, last corpus.Arrival, path string) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, `ATTACH DATABASE $1 AS replaced`, path); err != nil {
		return err
	}
	defer func() {
		_, closing := conn.ExecContext(context.WithoutCancel(ctx), `DETACH DATABASE replaced`)
		err = errors.Join(err, closing)
	}()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, bringEditions, last); err == nil {
		_, err = tx.ExecContext(ctx, bringMessages)
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

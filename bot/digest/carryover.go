package digest

import (
	"context"
	"database/sql"

	"dateline/corpus"
)

// carryEditions brings over editions. Their windows are cut off at the newest
// arrival of this database, $1. What became of their articles is dropped,
// because here their arrival numbers belong to other articles.
const carryEditions = `
	INSERT INTO editions (digest, date, state, reason, after, through, from_us, to_us, begun_us, message, fates)
	SELECT digest, date, state, reason, MIN(after, $1), MIN(through, $1), from_us, to_us, begun_us, message, '[]'
	FROM replaced.editions WHERE TRUE
	ON CONFLICT (digest, date) DO UPDATE SET state = excluded.state, message = excluded.message
	WHERE editions.state = 'begun'`

// carryPosts brings over the messages of digests. Those of watches stay behind:
// their keys are derived from arrival numbers.
const carryPosts = `
	INSERT INTO posts (key, place, tried_us, sent, message)
	SELECT key, place, tried_us, sent, message FROM replaced.posts
	WHERE key NOT IN (SELECT key FROM replaced.hits)
	ON CONFLICT (key) DO UPDATE SET tried_us = excluded.tried_us, sent = excluded.sent, message = excluded.message
	WHERE NOT posts.sent`

// CarryEditions returns a step for [bot.CarryOver] that brings over the editions
// and their messages from the database that is attached as "replaced", so that
// nothing is posted twice after a restore. Last is the newest arrival of the
// database that it runs on.
func CarryEditions(last corpus.Arrival) func(context.Context, *sql.Tx) error {
	return func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, carryEditions, last); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, carryPosts)
		return err
	}
}

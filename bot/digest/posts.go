package digest

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"dateline/bot"
)

// A post is what the store knows of one message.
type post struct {
	tried   time.Time // when it was first attempted; zero if it never was
	sent    bool      // whether it must not be attempted again
	message string    // the platform's id, empty if it is not known
}

// post returns what is known of the message with a key.
func (s *Store) post(ctx context.Context, key string) (p post, err error) {
	var us int64
	err = s.db.QueryRowContext(ctx, `SELECT tried_us, sent, message FROM posts WHERE key = $1`, key).Scan(&us, &p.sent, &p.message)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	p.tried = fromMicro(us)
	return p, err
}

// recordAttempt stores that a message is about to be posted.
func (s *Store) recordAttempt(ctx context.Context, m bot.Message) error {
	_, err := s.db.ExecContext(ctx, `
		INSERT INTO posts (key, place, tried_us, sent, message) VALUES ($1, $2, $3, FALSE, '')
		ON CONFLICT (key) DO NOTHING`, m.Key, m.Place, micro(m.Since))
	return err
}

// recordSent stores that a message was posted and must not be attempted again.
func (s *Store) recordSent(ctx context.Context, key, message string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE posts SET sent = TRUE, message = $2 WHERE key = $1`, key, message)
	return err
}

// postOnce posts a message unless that was done before, possibly by an earlier
// run of the program, and returns its id. The store is written before the post
// and after it, and if a message was attempted but not recorded as sent, the
// platform is asked whether it is there. If the platform cannot tell, the
// message counts as posted, with an empty id: a digest that comes twice is worse
// than a message that is missing.
func (pub *Publisher) postOnce(ctx context.Context, to bot.Poster, m bot.Message) (id string, err error) {
	p, err := pub.Store.post(ctx, m.Key)
	if err != nil || p.sent {
		return p.message, err
	}
	if p.tried.IsZero() {
		m.Since = pub.Now()
		if err := pub.Store.recordAttempt(ctx, m); err != nil {
			return "", err
		}
	} else {
		m.Since = p.tried
		id, err = to.Posted(ctx, m)
		if errors.Is(err, bot.ErrUndecided) {
			pub.Log.WarnContext(ctx, "a message may or may not be posted; it is not posted again", "place", m.Place, "key", m.Key)
			return "", pub.Store.recordSent(ctx, m.Key, "")
		}
		if err != nil {
			return "", err
		}
	}
	if id == "" {
		if id, err = to.Post(ctx, m); err != nil {
			return "", err
		}
	}
	return id, pub.Store.recordSent(ctx, m.Key, id)
}

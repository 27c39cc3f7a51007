package digest

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"dateline/bot"
)

// A post is one message as the ledger keeps it.
type post struct {
	tried   time.Time // zero: never
	sent    bool
	message string
}

// post returns what is known of a message.
func (s *Store) post(ctx context.Context, key string) (p post, err error) {
	var us int64
	err = s.db.QueryRowContext(ctx, `SELECT tried_us, sent, message FROM posts WHERE key = $1`, key).Scan(&us, &p.sent, &p.message)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	p.tried = fromMicro(us)
	return p, err
}

// try writes down that a message is about to be posted.
func (s *Store) try(ctx context.Context, m bot.Message) error {
	_, err := s.db.ExecContext(ctx, `
		INSERT INTO posts (key, place, tried_us, sent, message) VALUES ($1, $2, $3, FALSE, '')
		ON CONFLICT (key) DO NOTHING`, m.Key, m.Place, micro(m.Since))
	return err
}

// sent writes down that a message is posted, and not to be tried again.
func (s *Store) sent(ctx context.Context, key, message string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE posts SET sent = TRUE, message = $2 WHERE key = $1`, key, message)
	return err
}

// once posts a message that may have been tried before, by an earlier run of
// the program too, and returns its id. The ledger is written before the post
// and after it; whether one that was tried is there, the platform is asked.
// Where the platform does not tell, the message is taken to be there: of two
// evils, a digest that comes twice is the louder one. Its id is then empty.
func (pub *Publisher) once(ctx context.Context, to bot.Poster, m bot.Message) (id string, err error) {
	p, err := pub.Store.post(ctx, m.Key)
	if err != nil || p.sent {
		return p.message, err
	}
	if p.tried.IsZero() {
		m.Since = pub.Now()
		if err := pub.Store.try(ctx, m); err != nil {
			return "", err
		}
	} else {
		m.Since = p.tried
		id, err = to.Posted(ctx, m)
		if errors.Is(err, bot.ErrUndecided) {
			pub.Log.WarnContext(ctx, "a message may or may not be posted; it is not posted again", "place", m.Place, "key", m.Key)
			return "", pub.Store.sent(ctx, m.Key, "")
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
	return id, pub.Store.sent(ctx, m.Key, id)
}

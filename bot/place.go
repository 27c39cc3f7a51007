package bot

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/retrieval/query"
)

// A Place is how one channel wants its answers. It is known by the platform's
// id, so a new name changes nothing. A place without settings is the zero
// value with its platform and id.
type ChannelSettings struct {
	Platform, Place string
	Visibility   visibility
	Mode         Mode
	// Scope is all that the place may see of the coverage.
	Scope query.Filter
}

// Visibility says who sees the answers in a place.
type visibility string

// The visibilities.
const (
	asAsked        visibility = "" // commands in private, mentions for all
	answersPrivate visibility = "private"
	answersPublic  visibility = "public"
)

// A Mode says which messages in a place are questions. A command always is.
type Mode string

// The modes.
const (
	byMention  Mode = ""         // those that mention the bot, or follow up on its answer
	byQuestion Mode = "question" // also those that read like a question: see IsQuestion
	InThread   Mode = "thread"   // as ByMention, and each answer opens a thread
	Off        Mode = "off"      // none
)

// private decides who sees an answer in the place, where asked says whether it
// would be private by the way it was asked.
func (p ChannelSettings) private(asked bool) bool {
	switch p.Visibility {
	case answersPrivate:
		return true
	case answersPublic:
		return false
	}
	return asked
}

// Hears tells whether a message in the place is a question for the bot, where
// called says that it mentions the bot or follows up on one of its answers.
// A call is heard in a place that is off, too: Handle answers that it is off.
func (p ChannelSettings) Hears(text string, called bool) bool {
	return called || p.Mode == byQuestion && query.IsQuestion(text)
}

// Place returns a place's settings.
func (l *Ledger) Settings(ctx context.Context, platform, id string) (ChannelSettings, error) {
	p := ChannelSettings{Platform: platform, Place: id}
	var scope string
	err := l.db.QueryRowContext(ctx, `
		SELECT visibility, mode, scope FROM places WHERE platform = $1 AND place = $2`,
		platform, id).Scan(&p.Visibility, &p.Mode, &scope)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal([]byte(scope), &p.Scope); err != nil {
		return p, fmt.Errorf("settings of place %s: %w", id, err)
	}
	return p, nil
}

// SetPlace keeps a place's settings.
func (l *Ledger) setSettings(ctx context.Context, p ChannelSettings) error {
	scope, err := json.Marshal(p.Scope)
	if err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, `
		INSERT INTO places (platform, place, visibility, mode, scope) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (platform, place) DO UPDATE
		SET visibility = excluded.visibility, mode = excluded.mode, scope = excluded.scope`,
		p.Platform, p.Place, string(p.Visibility), string(p.Mode), string(scope))
	l.revision.Add(1)
	return err
}

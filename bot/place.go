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
type Place struct {
	Platform, ID string
	Visibility   Visibility
	Mode         Mode
	// Scope is all that the place may see of the coverage.
	Scope query.Filter
}

// Visibility says who sees the answers in a place.
type Visibility string

// The visibilities.
const (
	asAsked        Visibility = "" // commands in private, mentions for all
	answersPrivate Visibility = "private"
	answersPublic  Visibility = "public"
)

// A Mode says which messages in a place are questions. A command always is.
type Mode string

// The modes.
const (
	ByMention  Mode = ""         // those that mention the bot, or follow up on its answer
	ByQuestion Mode = "question" // also those that read like a question: see IsQuestion
	InThread   Mode = "thread"   // as ByMention, and each answer opens a thread
	Off        Mode = "off"      // none
)

// private decides who sees an answer in the place, where asked says whether it
// would be private by the way it was asked.
func (p Place) private(asked bool) bool {
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
func (p Place) Hears(text string, called bool) bool {
	return called || p.Mode == ByQuestion && query.IsQuestion(text)
}

// Place returns a place's settings.
func (l *Ledger) Place(ctx context.Context, platform, id string) (Place, error) {
	p := Place{Platform: platform, ID: id}
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
func (l *Ledger) SetPlace(ctx context.Context, p Place) error {
	scope, err := json.Marshal(p.Scope)
	if err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, `
		INSERT INTO places (platform, place, visibility, mode, scope) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (platform, place) DO UPDATE
		SET visibility = excluded.visibility, mode = excluded.mode, scope = excluded.scope`,
		p.Platform, p.ID, string(p.Visibility), string(p.Mode), string(scope))
	l.revision.Add(1)
	return err
}

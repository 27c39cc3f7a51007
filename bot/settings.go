package bot

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"dateline/retrieval/query"
)

// ChannelSettings are how one channel wants its answers. A channel is known by its
// id, so a new name changes nothing. A channel without settings has the zero value
// with its platform and id.
type ChannelSettings struct {
	Platform, Place string
	Visibility      visibility
	Mode            Mode
	// Scope is the part of the coverage that may be searched for the channel.
	Scope query.Filter
}

// A visibility says who sees the answers in a channel.
type visibility string

const (
	asAsked        visibility = "" // commands in private, mentions for all
	answersPrivate visibility = "private"
	answersPublic  visibility = "public"
)

// A Mode says which messages in a channel are questions. A command always is.
type Mode string

// The modes.
const (
	byMention  Mode = ""         // those that mention the bot, or follow up on its answer
	byQuestion Mode = "question" // also those that read like a question: see IsQuestion
	InThread   Mode = "thread"   // as ByMention, and each answer opens a thread
	Off        Mode = "off"      // none
)

// private decides whether only the asker sees an answer. Asked says whether that
// is so by the way the question was asked.
func (s ChannelSettings) private(asked bool) bool {
	switch s.Visibility {
	case answersPrivate:
		return true
	case answersPublic:
		return false
	}
	return asked
}

// Hears reports whether a message is a question for the bot. Called says that the
// message mentions the bot or follows up on one of its answers; such a message is
// heard even in a channel that is off, where Handle answers that it is off.
func (s ChannelSettings) Hears(text string, called bool) bool {
	return called || s.Mode == byQuestion && query.IsQuestion(text)
}

// Settings returns the settings of a place.
func (l *Ledger) Settings(ctx context.Context, platform, id string) (ChannelSettings, error) {
	s := ChannelSettings{Platform: platform, Place: id}
	var scope string
	err := l.db.QueryRowContext(ctx, `
		SELECT visibility, mode, scope FROM places WHERE platform = $1 AND place = $2`,
		platform, id).Scan(&s.Visibility, &s.Mode, &scope)
	if errors.Is(err, sql.ErrNoRows) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal([]byte(scope), &s.Scope); err != nil {
		return s, fmt.Errorf("settings of place %s: %w", id, err)
	}
	return s, nil
}

func (l *Ledger) setSettings(ctx context.Context, s ChannelSettings) error {
	scope, err := json.Marshal(s.Scope)
	if err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, `
		INSERT INTO places (platform, place, visibility, mode, scope) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (platform, place) DO UPDATE
		SET visibility = excluded.visibility, mode = excluded.mode, scope = excluded.scope`,
		s.Platform, s.Place, string(s.Visibility), string(s.Mode), string(scope))
	l.revision.Add(1)
	return err
}

// settings changes the settings of a place, or lists them.
func (b *Bot) settings(ctx context.Context, req Request, current ChannelSettings) (Reply, error) {
	if strings.TrimSpace(req.Text) == "" {
		return Reply{Headline: saySettings, Lines: append(sayChannelSettings(current), saySettingsHow)}, nil
	}
	known, err := b.knownOutlets(ctx)
	if err != nil {
		return Reply{}, err
	}
	changed, refusal := current.apply(req.Text, known)
	if refusal != "" {
		return PrivateNotice(refusal), nil
	}
	if err := b.Ledger.setSettings(ctx, changed); err != nil {
		return Reply{}, err
	}
	b.Log.InfoContext(ctx, "place changed", "platform", req.Platform, "place", req.Place, "person", req.Person, "text", req.Text)
	return Reply{Headline: saySet, Lines: sayChannelSettings(changed)}, nil
}

// apply follows one instruction, such as "private", "mode question", "only
// yonhap, reuters" or "not opinion". If it cannot be followed, refusal says why.
func (s ChannelSettings) apply(text string, known query.Known) (changed ChannelSettings, refusal string) {
	said := query.NormalizePhrase(text)
	if o, ok := query.ParseOrder(said); ok {
		if s.Scope.Order = o; o == query.BestFirst {
			s.Scope.Order = ""
		}
		return s, ""
	}
	if mode, ok := strings.CutPrefix(said, "mode "); ok {
		return s.applyMode(mode)
	}
	switch said {
	case "private", "answers private":
		s.Visibility = answersPrivate
	case "public", "answers public":
		s.Visibility = answersPublic
	case "as asked", "answers as asked":
		s.Visibility = asAsked
	case "everything":
		s.Scope.Sources, s.Scope.Not = nil, query.Exclusions{}
	case "all sources", "any source":
		s.Scope.Sources = nil
	case "leave nothing out", "leave out nothing", "with everything":
		s.Scope.Not = query.Exclusions{}
	case "reset":
		s = ChannelSettings{Platform: s.Platform, Place: s.Place}
	case "on":
		return s.applyMode("mention")
	case "off":
		return s.applyMode("off")
	default:
		return s.applySources(text, known)
	}
	return s, ""
}

// applyExclusions follows an instruction to leave something out, such as "not
// yonhap", or not any more, such as "with yonhap". ok is false if it is none.
func (s ChannelSettings) applyExclusions(text string, known query.Known) (_ ChannelSettings, ok bool) {
	if x, ok := query.ParseExclusions(text, known); ok {
		s.Scope.Not = s.Scope.Not.And(x)
		return s, true
	}
	if again, ok := query.ParseInclusions(text, known); ok {
		left := s.Scope.Not.Less(again)
		changed := len(left.List()) < len(s.Scope.Not.List())
		s.Scope.Not = left
		return s, changed
	}
	return s, false
}

func (s ChannelSettings) applyMode(mode string) (ChannelSettings, string) {
	switch mode {
	case "mention", "mentions":
		s.Mode = byMention
	case "question", "questions":
		s.Mode = byQuestion
	case "thread", "threads":
		s.Mode = InThread
	case "off":
		s.Mode = Off
	default:
		return s, sayNoSuchSetting("mode " + mode)
	}
	return s, ""
}

func (s ChannelSettings) applySources(text string, known query.Known) (ChannelSettings, string) {
	if changed, ok := s.applyExclusions(text, known); ok {
		if _, ok := changed.Scope.And(query.Filter{}); !ok {
			return s, sayContradiction
		}
		return changed, ""
	}
	names, unknown := query.ParseOnlyOutlets(text, known)
	if unknown != "" {
		return s, sayNoSuchOutlet(unknown)
	}
	if len(names) == 0 {
		return s, sayNoSuchSetting(text)
	}
	s.Scope.Sources = names
	return s, ""
}

// A SettingError says what is wrong with a setting in the configuration. It leaves
// out the value, which may be a secret.
type SettingError struct {
	// Key is its name in the configuration file, such as slack.bot_token.
	Key string
	// Problem is a sentence that names the setting.
	Problem string
}

func (e *SettingError) Error() string { return e.Problem }

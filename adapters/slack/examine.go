package slack

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
	"dateline/bot/doctor"
)

// Where tokens and settings are found at Slack.
const (
	atBotToken = "https://api.slack.com/apps: the app, OAuth & Permissions, Bot User OAuth Token" //nolint:gosec // where to find one
	atAppToken = "https://api.slack.com/apps: the app, Basic Information, App-Level Tokens"       //nolint:gosec // where to find one
	atSecret   = "https://api.slack.com/apps: the app, Basic Information, Signing Secret"         //nolint:gosec // where to find one
	atScopes   = "Add them at https://api.slack.com/apps under OAuth & Permissions, Bot Token Scopes, and press Reinstall; `dateline manifest slack` has them all."
	atSocket   = "Make an app-level token with it at https://api.slack.com/apps under Basic Information, and set SLACK_APP_TOKEN."
)

const subject = "Slack"

// Examine asks Slack whether the tokens, scopes and clock will do, and whether
// the channels take posts. Each call is made once.
func Examine(ctx context.Context, cfg Config, channels []string, log *slog.Logger) []doctor.Finding {
	cfg = cfg.withDefaults()
	s := newSender(cfg, defaultTiming(), newHealth(0, false), log.With("platform", Platform))
	defer s.close()
	out := cfg.examineSecret()
	me, err := s.api.AuthTestContext(ctx)
	if err != nil {
		return append(out, faulty(subject, "SLACK_BOT_TOKEN", atBotToken, err))
	}
	out = append(out, doctor.TokenAccepted(subject, "@"+me.User+" in "+me.Team))
	out = append(out, examineHeader(me.Header, scopes(cfg), time.Now())...)
	if !cfg.AppToken.Empty() {
		out = append(out, s.examineSocket(ctx))
	}
	for _, id := range channels {
		out = append(out, s.examineChannel(ctx, id, "/invite @"+me.User))
	}
	return out
}

// secretForm is what a signing secret looks like.
var secretForm = regexp.MustCompile(`^[0-9a-f]{32}$`)

// examineSecret looks at the signing secret alone: Slack tells nobody whether
// it is right.
func (c Config) examineSecret() []doctor.Finding {
	if c.SigningSecret.Empty() || secretForm.MatchString(c.SigningSecret.Reveal()) {
		return nil
	}
	return []doctor.Finding{doctor.Malformed(subject, "SLACK_SIGNING_SECRET", "32 digits and letters a to f", atSecret)}
}

// examineHeader reads what the head of an answer says: the scopes that the
// token has, and the time.
func examineHeader(h http.Header, needed []string, now time.Time) []doctor.Finding {
	var out []doctor.Finding
	if list := h.Get("X-Oauth-Scopes"); list != "" {
		granted := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
		missing := slices.DeleteFunc(slices.Clone(needed), func(s string) bool { return slices.Contains(granted, s) })
		if len(missing) > 0 {
			out = append(out, doctor.NotGranted(subject, "scopes", missing, atScopes))
		} else {
			out = append(out, doctor.Granted(subject, "scopes"))
		}
	}
	if at, err := http.ParseTime(h.Get("Date")); err == nil {
		out = append(out, doctor.ClockOff("clock", subject, now.Sub(at)))
	}
	return out
}

// examineSocket asks for the address of a socket, and opens none.
func (s *sender) examineSocket(ctx context.Context) doctor.Finding {
	_, err := s.openSocket(ctx)
	switch {
	case err == nil:
		return doctor.SocketAccepted(subject)
	case codeOf(err) == "missing_scope":
		return doctor.NotGranted(subject, "scope", []string{"connections:write"}, atSocket)
	}
	return faulty(subject, "SLACK_APP_TOKEN", atAppToken, err)
}

// examineChannel asks whether a digest can be posted to a channel.
func (s *sender) examineChannel(ctx context.Context, id, invite string) doctor.Finding {
	subject := subject + " channel " + id
	c, err := s.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: id})
	switch code := codeOf(err); {
	case code == "missing_scope":
		return doctor.NotGranted(subject, "scopes", []string{"channels:read", "groups:read"}, atScopes)
	case code == "channel_not_found":
		return doctor.NoChannel(subject)
	case err != nil:
		return faulty(subject, "SLACK_BOT_TOKEN", atBotToken, err)
	}
	name := "#" + c.Name
	switch {
	case c.IsArchived:
		return doctor.Archived(subject, name)
	case !c.IsMember && !c.IsIM:
		return doctor.NotMember(subject, name, invite)
	}
	return doctor.Postable(subject, name)
}

// faulty says what an error means.
func faulty(subject, variable, where string, err error) doctor.Finding {
	err = withoutURL(err)
	code := codeOf(err)
	switch {
	case classOf(err) == chat.Refused:
		return doctor.TokenRefused(subject, variable, code, where)
	case code != "":
		return doctor.UnclearAnswer(subject, code)
	}
	return doctor.Unreachable(subject, err)
}

// codeOf is Slack's code for an error, empty where there is none.
func codeOf(err error) string {
	var said slack.SlackErrorResponse
	if errors.As(err, &said) {
		return said.Err
	}
	return ""
}

package discord

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"dateline/adapters/chat"
	"dateline/bot/doctor"
)

// Where tokens and settings are found at Discord.
const (
	atBotToken = "https://discord.com/developers/applications: the application, Bot, Reset Token" //nolint:gosec // where to find one
	atGeneral  = "https://discord.com/developers/applications: the application, General Information"
	atIntents  = "Switch on Message Content Intent at https://discord.com/developers/applications under Bot, or leave discord.questions off."
)

const subject = "Discord"

// Bits of an application that may read what every message says:
// https://discord.com/developers/docs/resources/application#application-object-application-flags
const messageContent = 1<<18 | 1<<19

// A Channel is where posts are to go.
type Channel struct {
	ID string
	// Pictures says that some of them bring a picture.
	Pictures bool
}

// Examine asks Discord whether the token, ids, intents and clock will do, and
// whether the channels take posts. Each call is made once.
func Examine(ctx context.Context, cfg Config, channels []Channel, log *slog.Logger) []doctor.Finding {
	cfg = cfg.withDefaults()
	s, err := newSender(cfg, defaultTiming(), newHealth(0), log.With("platform", Platform))
	if err != nil {
		return []doctor.Finding{doctor.Unreachable(subject, err)}
	}
	defer s.close()
	told := &dated{next: s.rest.Client.Transport}
	defer func() { s.rest.Client.Transport = told.next }() // for close
	s.rest.Client.Transport = told
	var app application
	if err := s.try(ctx, http.MethodGet, "/applications/@me", nil, &app); err != nil {
		return []doctor.Finding{faulty(subject, err)}
	}
	out := cfg.examineApplication(app)
	if off, ok := told.off(); ok {
		out = append(out, doctor.ClockOff("clock", subject, off))
	}
	out = append(out, s.examineServers(ctx, app.ID))
	for _, c := range channels {
		out = append(out, s.examineChannel(ctx, app.Bot.ID, c))
	}
	return out
}

// examineApplication compares the application with the configuration.
func (c Config) examineApplication(app application) []doctor.Finding {
	out := []doctor.Finding{doctor.TokenAccepted(subject, app.Name)}
	if c.ApplicationID != "" && c.ApplicationID != app.ID {
		out = append(out, doctor.Mismatch(subject, "DISCORD_APPLICATION_ID", atGeneral+", Application ID"))
	}
	if c.PublicKey != "" && !strings.EqualFold(c.PublicKey, app.Key) {
		out = append(out, doctor.Mismatch(subject, "DISCORD_PUBLIC_KEY", atGeneral+", Public Key"))
	}
	if c.PublicKey == "" && app.Endpoint != "" {
		out = append(out, doctor.OtherEndpoint(subject, "DISCORD_PUBLIC_KEY"))
	}
	switch {
	case c.Questions && app.Flags&messageContent == 0:
		out = append(out, doctor.NotGranted(subject, "intent", []string{"Message Content"}, atIntents))
	case c.Questions:
		out = append(out, doctor.Granted(subject, "intents"))
	}
	return out
}

// examineServers counts the servers that let the bot in.
func (s *sender) examineServers(ctx context.Context, application string) doctor.Finding {
	var guilds []struct{}
	if err := s.try(ctx, http.MethodGet, "/users/@me/guilds", nil, &guilds); err != nil {
		return faulty(subject, err)
	}
	if len(guilds) == 0 {
		return doctor.NoServer(subject, Invite(application))
	}
	return doctor.InServers(subject, len(guilds))
}

// examineChannel asks whether a digest can be posted to a channel.
func (s *sender) examineChannel(ctx context.Context, me string, to Channel) doctor.Finding {
	subject := subject + " channel " + to.ID
	var c guildChannel
	err := s.try(ctx, http.MethodGet, "/channels/"+to.ID, nil, &c)
	switch codeOf(err) {
	case codeUnknownChannel, codeMissingAccess:
		return doctor.NoChannel(subject)
	}
	if err != nil {
		return faulty(subject, err)
	}
	name := "#" + c.Name
	switch {
	case c.Thread.Archived:
		return doctor.Archived(subject, name)
	case !c.holdsMessages():
		return doctor.NotTextChannel(subject, name)
	}
	may, err := s.permissions(ctx, me, c)
	if err != nil {
		return faulty(subject, err)
	}
	if missing := lacking(may, c.isThread(), to.Pictures); len(missing) > 0 {
		return doctor.NoPermission(subject, name, missing)
	}
	return doctor.Postable(subject, name)
}

// faulty says what an error means.
func faulty(subject string, err error) doctor.Finding {
	switch {
	case classOf(err) == chat.Refused:
		return doctor.TokenRefused(subject, "DISCORD_BOT_TOKEN", "401", atBotToken)
	case codeOf(err) != 0:
		return doctor.UnclearAnswer(subject, fmt.Sprint(codeOf(err)))
	}
	return doctor.Unreachable(subject, err)
}

// dated notes by how much this machine's clock is off, from the heads of
// answers.
type dated struct {
	next  http.RoundTripper
	known atomic.Bool
	skew  atomic.Int64
}

// RoundTrip implements http.RoundTripper.
func (d *dated) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := d.next.RoundTrip(r)
	if err != nil {
		return res, err
	}
	if at, err := http.ParseTime(res.Header.Get("Date")); err == nil {
		d.skew.Store(int64(time.Since(at)))
		d.known.Store(true)
	}
	return res, nil
}

func (d *dated) off() (time.Duration, bool) { return time.Duration(d.skew.Load()), d.known.Load() }

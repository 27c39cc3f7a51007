package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"dateline/adapters/discord"
	"dateline/adapters/slack"
	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/digest"
)

func (a *app) digestPostCommand() *cobra.Command {
	var f digestFlags
	c := &cobra.Command{
		Use:   "post",
		Short: "Post the edition of the day, once, for cron or to try a digest",
		Long: `Post makes the edition of the day and posts it, through the same ledger as
dateline serve: a second call on the same day posts nothing, and a call that was
interrupted is finished by the next one, which may have to wait a minute until the
platform says whether a picture is there. Beside dateline serve, the service
posts.`,
		Example: `  dateline digest post --to slack:C0123456789
  dateline digest post --to discord:123456789012345678 --schedule "weekly mon 08:00 Europe/London"`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.postDigest(c, f) },
	}
	a.dataFlag(c)
	f.register(c)
	c.Flags().StringVar(&f.to, "to", "", "where it goes: slack:CHANNEL or discord:CHANNEL, by id")
	return c
}

func (a *app) postDigest(c *cobra.Command, f digestFlags) (err error) {
	cfg, err := a.readConfig(f.config)
	if err != nil {
		return usage(c, err)
	}
	dig, err := f.digest(cfg)
	if err == nil && f.to == "" && dig.Platform == bot.Terminal {
		err = errors.New("where to post is missing: --to slack:C0123456789")
	}
	if err != nil {
		return usage(c, err)
	}
	now := time.Now()
	at, err := f.moment(dig.Schedule.Zone, now)
	if err == nil && at.After(now) {
		err = fmt.Errorf("--at %q has not come yet: dateline digest preview shows an edition before its time", f.at)
	}
	if err != nil {
		return usage(c, err)
	}
	a.locate(cfg)
	cov, err := a.open(c.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	opts := cov.publishing().Options
	if a.session == nil { // a service has its own
		var closers []io.Closer
		opts.Posters, closers, err = openPosters(cfg, a.log, nil)
		defer func() { err = errors.Join(err, closeAll(closers)) }()
		if err != nil {
			return err
		}
	}
	if _, ok := opts.Posters[dig.Platform]; !ok {
		return usage(c, fmt.Errorf("nothing is set up to post to %s: set its bot token", dig.Platform))
	}
	if a.session != nil {
		// The service finishes what has to wait.
		out, err := cov.publisher.Post(c.Context(), dig, at)
		return a.sayPosted(dig, at, out, err)
	}
	out, err := a.postWithRetries(c.Context(), func() (bool, error) {
		return digest.New(opts).Post(c.Context(), dig, at) // a new one, which does not hold back after a failure
	})
	return a.sayPosted(dig, at, out, err)
}

func (a *app) sayPosted(dig digest.Digest, at time.Time, out bool, err error) error {
	var wait *bot.WaitError
	if a.session != nil && errors.As(err, &wait) {
		_, err = fmt.Fprintln(a.out, digest.SayPostedLater(err, wait.After))
		return err
	}
	if err == nil {
		_, err = fmt.Fprintln(a.out, digest.SayPosted(dig, calendar.DayOf(at.In(dig.Schedule.Zone)), out))
	}
	return err
}

// longestWait is how long a command waits before it tries a post again.
const longestWait = 2 * time.Minute

// postWithRetries calls post, and again after each wait that a platform asks for,
// unless the wait is long.
func (a *app) postWithRetries(ctx context.Context, post func() (bool, error)) (out bool, err error) {
	out, err = post()
	for until := time.Now().Add(longestWait); ; out = true {
		var wait *bot.WaitError
		if !errors.As(err, &wait) || time.Now().Add(wait.After).After(until) {
			return out && err == nil, err
		}
		_, _ = fmt.Fprintln(a.errOut, digest.SayPostWaits(err, wait.After))
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(wait.After):
		}
		_, err = post() // what the first call began
	}
}

// openPosters opens the platforms that the configuration has a token for, by
// their names, and returns what has to be closed; that too where it fails.
func openPosters(c config.Config, log *slog.Logger, observe bot.Observer) (map[string]digest.Posting, []io.Closer, error) {
	out := map[string]digest.Posting{}
	var closers []io.Closer
	if !c.Slack.BotToken.Empty() {
		p := slack.NewPoster(slack.Config{BotToken: c.Slack.BotToken, APIURL: c.Slack.APIURL, Observe: observe}, log)
		out[slack.Platform] = digest.Posting{Poster: p, ChartBelow: slack.ChartBelow}
		closers = append(closers, p)
	}
	if !c.Discord.BotToken.Empty() {
		p, err := discord.NewPoster(discord.Config{BotToken: c.Discord.BotToken, APIURL: c.Discord.APIURL, Observe: observe}, log)
		if err != nil {
			return out, closers, err
		}
		out[discord.Platform] = digest.Posting{Poster: p}
		closers = append(closers, p)
	}
	return out, closers, nil
}

func closeAll(closers []io.Closer) error {
	var errs []error
	for _, x := range closers {
		errs = append(errs, x.Close())
	}
	return errors.Join(errs...)
}

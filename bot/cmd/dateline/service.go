package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"slices"

	"dateline/adapters/discord"
	"dateline/adapters/slack"
	"dateline/adapters/web"
	"dateline/bot"
	"dateline/bot/cmd/dateline/auditlog"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/monitor"
	"dateline/bot/digest"
	"dateline/bot/doctor"
	"dateline/retrieval"
)

// A platform is one adapter that serves: it answers until its context ends,
// and then finishes what it has begun.
type platform interface {
	Run(ctx context.Context) error
	Health() doctor.Health
}

// A service is everything that `dateline serve` runs over one coverage.
type service struct {
	*parts
	log *slog.Logger
	mux *http.ServeMux
	// platforms, their health and how many questions wait there, by their names.
	platforms map[string]platform
	health    monitor.Platforms
	waiting   map[string]func() int
	follower  *feedFollower
	page      *web.Web
	// audit is nil where nothing is written down.
	audit *auditlog.Log
	// closers close the parts; they are in the order of opening.
	closers []io.Closer
}

// openService opens all parts of a service, in the order in which they need one
// another. The coverage stays the caller's.
func (s *supervisor) openService(ctx context.Context, cov *coverage.Coverage) (_ *service, err error) {
	v := &service{log: s.log, mux: http.NewServeMux(), platforms: map[string]platform{}, health: monitor.Platforms{}, waiting: map[string]func() int{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, v.close())
		}
	}()
	if v.audit, err = openAudit(s.cfg, cov.Dir, s.log); err != nil {
		return nil, err
	}
	if v.follower, err = openFeeds(ctx, s.cfg, cov, s.log, s.metrics.FeedRead); err != nil {
		return nil, err
	}
	v.closers = append(v.closers, v.follower)
	posters, closing, err := openPosters(s.cfg, s.log, s.metrics.Observe)
	v.closers = append(v.closers, closing...)
	if err != nil {
		return nil, err
	}
	publisher, err := s.newPublisher(cov, posters, v.follower)
	if err != nil {
		return nil, err
	}
	b := s.newBot(cov, publisher, v)
	v.parts = &parts{Coverage: cov, bot: b, publisher: publisher, feeds: v.follower.reader, followUp: v.follower.followUp}
	if err := s.addPlatforms(v); err != nil {
		return nil, err
	}
	if v.page, err = s.newPage(v); err != nil {
		return nil, err
	}
	v.health.Handle(v.mux)
	v.mux.Handle("/", v.page.Handler())
	v.mux.Handle("GET /metrics", v.page.Guard(s.metrics.Handler(&monitor.Gauges{
		Log: s.log, Version: readBuild().version, Platforms: v.health, Waiting: v.waiting,
		Store: cov.Store, Index: cov.Index, Dir: cov.Dir, Feeds: v.follower.count,
	})))
	return v, nil
}

// newPublisher publishes the digests of the configuration and those that were set
// up in chat.
func (s *supervisor) newPublisher(cov *coverage.Coverage, posters map[string]digest.Posting, feeds *feedFollower) (*digest.Publisher, error) {
	opts := digestOptions(cov, s.log)
	opts.Posters, opts.Observe, opts.FailingFeeds = posters, s.metrics.Observe, feeds.failing
	var err error
	if opts.Digests, err = s.cfg.ParseDigests(); err != nil {
		return nil, err
	}
	gaps, err := s.cfg.GapsDigest()
	if err != nil {
		return nil, err
	}
	if gaps != nil {
		opts.Digests = append(opts.Digests, *gaps)
	}
	return digest.New(opts), nil
}

// newBot is the bot of a service.
func (s *supervisor) newBot(cov *coverage.Coverage, publisher *digest.Publisher, v *service) *bot.Bot {
	opts := botOptions(cov, s.log)
	opts.Limit = bot.Limit{PerHour: s.cfg.QuestionsPerHour}
	opts.Access = s.cfg.Access()
	opts.Health = v.status
	opts.Commands = publisher.Commands()
	opts.Commands[bot.Doctor] = doctor.Command(func(ctx context.Context) []doctor.Finding { return s.examineRunning(ctx, s.cfg, cov) })
	opts.FailingFeeds = v.follower.failing
	if s.cfg.PublicURL != "" {
		opts.PageURL = v.pageURL
	}
	opts.Observe = s.metrics.Observe
	opts.Audit = v.record
	return bot.New(opts)
}

// addPlatforms makes the platforms that the configuration has tokens for.
func (s *supervisor) addPlatforms(v *service) error {
	zone, err := s.cfg.Location()
	if err != nil {
		return err
	}
	if c := s.cfg.Slack.Adapter(zone); c.Configured() {
		c.Observe = s.metrics.Observe
		a, err := slack.New(c, v.bot, v.Ledger, s.log)
		if err != nil {
			return err
		}
		v.add("Slack", slack.Platform, a, a.Waiting)
		v.mux.Handle("/slack/", a.Handler())
	}
	if c := s.cfg.Discord.Adapter(zone); c.Configured() {
		c.Observe = s.metrics.Observe
		a, err := discord.New(c, v.bot, v.Ledger, s.log)
		if err != nil {
			return err
		}
		v.add("Discord", discord.Platform, a, a.Waiting)
		v.mux.Handle("/discord/", a.Handler())
	}
	return nil
}

// add adds a platform: name is what people call it, id what the bot calls it, and
// waiting counts the questions that wait there for their turn.
func (v *service) add(name, id string, p platform, waiting func() int) {
	v.platforms[name], v.health[name], v.waiting[id] = p, p.Health, waiting
}

// newPage is the web page beside the platforms.
func (s *supervisor) newPage(v *service) (*web.Web, error) {
	zone, err := s.cfg.Location()
	if err != nil {
		return nil, err
	}
	return web.New(s.cfg.WebAdapter(zone), v.bot, v.publisher, v.Store, v.Ledger, s.log)
}

// record writes down who asked what, where that is wanted.
func (v *service) record(r bot.Record) {
	if v.audit != nil {
		v.audit.Write(r)
	}
}

// pageURL is the address of a passage on the web page.
func (v *service) pageURL(p retrieval.Passage) string { return v.page.PassageURL(p) }

// status is a line on each platform and on each digest that is paused.
func (v *service) status() []string {
	out := v.health.Lines()
	paused, err := v.publisher.Paused(context.Background())
	if err != nil {
		v.log.Error("which digests are paused is not known", "err", err)
	}
	return append(out, paused...)
}

// close closes the parts in the reverse order of opening.
func (v *service) close() error {
	var errs []error
	for _, part := range slices.Backward(v.closers) {
		errs = append(errs, part.Close())
	}
	return errors.Join(errs...)
}

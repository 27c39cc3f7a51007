package main

import (
	"context"
	"net"
	"net/url"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/adapters/discord"
	"dateline/adapters/slack"
	"dateline/bot/doctor"
	"dateline/corpus/feed"
)

// mostFeeds is how many feeds are tried at once.
const mostFeeds = 8

// examine tries everything that a configuration needs, side by side; what it
// finds is in a fixed order.
func (a *app) examine(ctx context.Context, l *loaded) []doctor.Finding {
	a.locate(l.config)
	zone, err := l.zone()
	if err != nil {
		zone = time.UTC
	}
	followed := a.followed(ctx) // before the folder is looked at: one at a time may have it open
	return append(examineConfig(l), together(ctx,
		func(ctx context.Context) []doctor.Finding { return a.examineFolder(ctx, l.config) },
		func(ctx context.Context) []doctor.Finding { return l.examineSlack(ctx, a, zone) },
		func(ctx context.Context) []doctor.Finding { return l.examineDiscord(ctx, a, zone) },
		func(ctx context.Context) []doctor.Finding { return l.examineFeeds(ctx, a, followed) },
	)...)
}

// examineRunning is examine for the service that a bot answers in: its
// configuration was judged when it started, and its address is its own.
func (a *app) examineRunning(ctx context.Context, cfg config, cov *coverage) []doctor.Finding {
	l := &loaded{config: cfg}
	zone, err := cfg.zone()
	if err != nil {
		zone = time.UTC
	}
	followed, err := addresses(ctx, cov.store)
	if err != nil {
		a.log.Error("which feeds were added by hand is not known", "err", err)
	}
	return together(ctx,
		func(ctx context.Context) []doctor.Finding { return cov.examine(ctx) },
		func(ctx context.Context) []doctor.Finding { return l.examineSlack(ctx, a, zone) },
		func(ctx context.Context) []doctor.Finding { return l.examineDiscord(ctx, a, zone) },
		func(ctx context.Context) []doctor.Finding { return l.examineFeeds(ctx, a, followed) },
	)
}

// followed are the feeds that the data folder follows; what keeps them from
// being read, examineFolder tells.
func (a *app) followed(ctx context.Context) []string {
	if a.corpus != "" {
		return nil
	}
	all, err := a.listed(ctx, theFeeds)
	if err != nil {
		a.log.Debug("which feeds were added by hand is not known", "err", err)
	}
	return all
}

// together runs parts side by side, and joins what they find in their order.
func together(ctx context.Context, parts ...func(context.Context) []doctor.Finding) []doctor.Finding {
	found := make([][]doctor.Finding, len(parts))
	var g errgroup.Group
	g.SetLimit(mostFeeds)
	for i, part := range parts {
		g.Go(func() error {
			found[i] = part(ctx)
			return nil
		})
	}
	_ = g.Wait() // no part fails
	var out []doctor.Finding
	for _, f := range found {
		out = append(out, f...)
	}
	return out
}

// examineConfig judges the configuration itself.
func examineConfig(l *loaded) []doctor.Finding {
	l.judge()
	var out []doctor.Finding
	for _, f := range l.ordered() {
		out = append(out, doctor.Misconfigured("configuration", f.String()))
	}
	if len(out) == 0 {
		out = append(out, doctor.Configured("configuration", l.path))
	}
	return out
}

// examineAddress tries to listen where the service will.
func examineAddress(ctx context.Context, cfg config) []doctor.Finding {
	if listenable(cfg.Listen) != nil {
		return nil // the configuration's fault, which was told
	}
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", cfg.Listen)
	if err != nil {
		return []doctor.Finding{doctor.AddressTaken("page", err)}
	}
	defer ln.Close()
	return []doctor.Finding{doctor.PageOpen("page", "http://"+cfg.Listen, cfg.webHint(ln.Addr()))}
}

func (l *loaded) examineSlack(ctx context.Context, a *app, zone *time.Location) []doctor.Finding {
	c := l.Slack.adapter(zone)
	if !c.Configured() || c.Check() != nil {
		return nil
	}
	return slack.Examine(ctx, c, l.channels(slack.Platform), a.log)
}

func (l *loaded) examineDiscord(ctx context.Context, a *app, zone *time.Location) []doctor.Finding {
	c := l.Discord.adapter(zone)
	if !c.Configured() || c.Check() != nil {
		return nil
	}
	return discord.Examine(ctx, c, l.pictured(l.channels(discord.Platform)), a.log)
}

// channels are those of a platform that digests go to, each once.
func (c config) channels(platform string) []string {
	var out []string
	seen := map[string]bool{}
	for _, d := range c.Digests {
		if d.Platform == platform && d.Channel != "" && !seen[d.Channel] {
			seen[d.Channel] = true
			out = append(out, d.Channel)
		}
	}
	return out
}

// pictured says which channels of Discord get the charts of digests.
func (c config) pictured(ids []string) []discord.Channel {
	var out []discord.Channel
	for _, id := range ids {
		chart := slices.ContainsFunc(c.Digests, func(d digestConfig) bool {
			return d.Platform == discord.Platform && d.Channel == id && d.Chart
		})
		out = append(out, discord.Channel{ID: id, Pictures: chart})
	}
	return out
}

// examineFeeds reads each feed once, those of the configuration and then those
// that were added by hand, and keeps nothing.
func (l *loaded) examineFeeds(ctx context.Context, a *app, byHand []string) []doctor.Finding {
	private, err := feed.ParseNetworks(l.FeedNetworks)
	if err != nil {
		return nil // the configuration's fault, which was told
	}
	r := feed.NewReader(nil, nil, feed.Options{Allow: private, Log: a.log})
	defer r.Close()
	var all []string
	for _, c := range l.Feeds {
		if _, err := c.settings(); err == nil {
			all = append(all, c.URL)
		}
	}
	var parts []func(context.Context) []doctor.Finding
	seen := map[string]bool{}
	for _, address := range append(all, byHand...) {
		id := feed.CanonicalID(address)
		if seen[id] {
			continue
		}
		seen[id] = true
		parts = append(parts, func(ctx context.Context) []doctor.Finding { return []doctor.Finding{examineFeed(ctx, r, address)} })
	}
	return together(ctx, parts...)
}

func examineFeed(ctx context.Context, r *feed.Reader, address string) doctor.Finding {
	subject := "feed " + shown(address)
	p, err := r.Peek(ctx, address)
	switch {
	case err != nil:
		return doctor.FeedFails(subject, err)
	case p.Address != address:
		return doctor.FeedMoved(subject, shown(p.Address))
	case len(p.Items) == 0:
		return doctor.FeedEmpty(subject)
	}
	var newest time.Time
	for _, i := range p.Items {
		if i.Published.After(newest) {
			newest = i.Published
		}
	}
	return doctor.FeedReads(subject, len(p.Items), newest)
}

// shown is an address without what may be a password in it.
func shown(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "with an unreadable address"
	}
	u.User = nil
	if u.RawQuery != "" {
		u.RawQuery = "…"
	}
	return u.String()
}

// indexDir is where a data folder has its index.
func indexDir(dir string) string { return filepath.Join(dir, "index") }

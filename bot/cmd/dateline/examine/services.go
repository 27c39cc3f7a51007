package examine

import (
	"context"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/adapters/discord"
	"dateline/adapters/slack"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/doctor"
	"dateline/corpus/feed"
)

// concurrent is how many services, such as feeds, are tried at once.
const concurrent = 8

// A Part is one part of an examination.
type Part func(context.Context) []doctor.Finding

// Together runs parts side by side, and returns what they find in their order.
func Together(ctx context.Context, parts ...Part) []doctor.Finding {
	found := make([][]doctor.Finding, len(parts))
	var g errgroup.Group
	g.SetLimit(concurrent)
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

// Config judges the configuration itself.
func Config(l *config.Loaded) []doctor.Finding {
	l.Judge()
	var out []doctor.Finding
	for _, f := range l.Faults() {
		out = append(out, doctor.Misconfigured("configuration", f.String()))
	}
	if len(out) == 0 {
		out = append(out, doctor.Configured("configuration", l.Path()))
	}
	return out
}

// Address tries to listen where the service will.
func Address(ctx context.Context, cfg config.Config) []doctor.Finding {
	if config.CheckListen(cfg.Listen) != nil {
		return nil // a fault of the configuration, which Config finds
	}
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", cfg.Listen)
	if err != nil {
		return []doctor.Finding{doctor.AddressTaken("page", err)}
	}
	defer ln.Close()
	return []doctor.Finding{doctor.PageServed("page", "http://"+cfg.Listen, cfg.PageHint(ln.Addr()))}
}

// Slack tries the tokens for Slack and the channels of its digests. It finds nothing
// where Slack is not configured, or the configuration is already known to be wrong.
func Slack(ctx context.Context, cfg config.Config, log *slog.Logger) []doctor.Finding {
	c := cfg.Slack.Adapter(time.UTC)
	if !c.Configured() || c.Check() != nil {
		return nil
	}
	return slack.Examine(ctx, c, channels(cfg, slack.Platform), log)
}

// Discord tries the token for Discord and the channels of its digests. It finds
// nothing where Discord is not configured, or the configuration is already known to
// be wrong.
func Discord(ctx context.Context, cfg config.Config, log *slog.Logger) []doctor.Finding {
	c := cfg.Discord.Adapter(time.UTC)
	if !c.Configured() || c.Check() != nil {
		return nil
	}
	return discord.Examine(ctx, c, withPictures(cfg, channels(cfg, discord.Platform)), log)
}

// channels are the channels of a platform that digests go to, each once.
func channels(c config.Config, platform string) []string {
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

// withPictures says which channels of Discord get the charts of digests.
func withPictures(c config.Config, ids []string) []discord.Channel {
	var out []discord.Channel
	for _, id := range ids {
		chart := slices.ContainsFunc(c.Digests, func(d config.Digest) bool {
			return d.Platform == discord.Platform && d.Channel == id && d.Chart
		})
		out = append(out, discord.Channel{ID: id, Pictures: chart})
	}
	return out
}

// Feeds reads each feed once, those of the configuration and then those that were
// added by hand, which are given by their addresses.
func Feeds(ctx context.Context, cfg config.Config, byHand []string, log *slog.Logger) []doctor.Finding {
	private, err := feed.ParseNetworks(cfg.FeedNetworks)
	if err != nil {
		return nil // a fault of the configuration, which Config finds
	}
	r := feed.NewReader(nil, nil, feed.Options{Allow: private, Log: log})
	defer r.Close()
	var all []string
	for _, c := range cfg.Feeds {
		if _, err := c.Settings(); err == nil {
			all = append(all, c.URL)
		}
	}
	var parts []Part
	seen := map[string]bool{}
	for _, address := range append(all, byHand...) {
		id := feed.CanonicalID(address)
		if seen[id] {
			continue
		}
		seen[id] = true
		parts = append(parts, func(ctx context.Context) []doctor.Finding { return []doctor.Finding{readFeed(ctx, r, address)} })
	}
	return Together(ctx, parts...)
}

func readFeed(ctx context.Context, r *feed.Reader, address string) doctor.Finding {
	subject := "feed " + withoutSecrets(address)
	p, err := r.Peek(ctx, address)
	switch {
	case err != nil:
		return doctor.FeedUnreadable(subject, err)
	case p.Address != address:
		return doctor.FeedMoved(subject, withoutSecrets(p.Address))
	case len(p.Items) == 0:
		return doctor.FeedEmpty(subject)
	}
	var newest time.Time
	for _, i := range p.Items {
		if i.Published.After(newest) {
			newest = i.Published
		}
	}
	return doctor.FeedReadable(subject, len(p.Items), newest)
}

// withoutSecrets is an address without what may be a password or a key.
func withoutSecrets(address string) string {
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

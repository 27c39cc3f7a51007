package digest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/retrieval/query"
)

// Commands are what can be asked of a publisher in chat, by action.
func (pub *Publisher) Commands() map[bot.Action]bot.Command {
	return map[bot.Action]bot.Command{
		bot.Digests:  {Run: pub.digests, Manages: changes, Help: sayDigestHelp},
		bot.Watching: {Run: pub.watchCommand, Help: sayWatchHelp, Label: labelWatch},
		bot.Unwatch:  {Run: pub.unwatch},
		bot.Why:      {Run: pub.whyInEdition},
	}
}

// digestCommand reads what was typed after "digest": an instruction, and what
// it is about.
func digestCommand(text string) (verb, rest string) {
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	verb, rest = strings.ToLower(first), strings.TrimSpace(rest)
	switch verb {
	case "", "list":
		return "list", rest
	case "preview", "now", "pause", "resume", "stop":
		return verb, rest
	}
	return "set", strings.TrimSpace(text)
}

// changes tells whether a digest command changes anything, which is for those
// who manage a place.
func changes(text string) bool {
	verb, _ := digestCommand(text)
	return verb != "list" && verb != "preview"
}

// digests sets up, lists and changes the digests of the request's place.
func (pub *Publisher) digests(ctx context.Context, req bot.Request) (bot.Reply, error) {
	all, err := pub.known(ctx, pub.Now())
	if err != nil {
		return bot.Reply{}, err
	}
	here := slices.DeleteFunc(all, func(d Digest) bool { return d.Platform != req.Platform || d.Place != req.Place })
	verb, rest := digestCommand(req.Text)
	switch verb {
	case "list":
		return pub.listDigests(here), nil
	case "set":
		return pub.setDigest(ctx, req, rest)
	}
	dig, sentence := one(here, rest)
	if sentence != "" {
		return bot.Aside(sentence), nil
	}
	switch verb {
	case "preview":
		if dig.Gaps {
			return pub.previewGaps(ctx, dig, pub.Now())
		}
		e, err := pub.Preview(ctx, dig, pub.Now(), false)
		return preview(e), err
	case "now":
		return pub.postNow(ctx, dig)
	case "stop":
		return pub.stopDigest(ctx, dig)
	case "pause":
		dig.Paused = sayPausedBy
	default:
		dig.Paused = ""
	}
	if err := pub.Store.pause(ctx, dig.ID(), dig.Paused); err != nil {
		return bot.Reply{}, err
	}
	return bot.Notice(SayDigest(dig, pub.Now())), nil
}

// preview is an edition as only its asker sees it, which has no picture.
func preview(e Edition) bot.Reply {
	rep := e.Preview()
	rep.Private = true
	if c := rep.Chart; c != nil {
		rep.Chart, rep.Lines = nil, append(rep.Lines, c.Summary)
	}
	return rep
}

func (pub *Publisher) listDigests(here []Digest) bot.Reply {
	if len(here) == 0 {
		return bot.Reply{Headline: sayNoDigest, Lines: []string{sayDigestHow}}
	}
	rep := bot.Reply{Headline: sayDigests(len(here))}
	for _, d := range here {
		rep.Lines = append(rep.Lines, SayDigest(d, pub.Now()))
	}
	return rep
}

// one picks the digest that is named, or the only one.
func one(here []Digest, name string) (dig Digest, sentence string) {
	for _, d := range here {
		if strings.EqualFold(d.Name, name) || name == "" && len(here) == 1 {
			return d, ""
		}
	}
	switch {
	case len(here) == 0:
		return dig, sayNoDigest
	case name == "":
		return dig, sayWhichDigest(here)
	}
	return dig, sayNoSuchDigest(name, here)
}

// setDigest sets a digest up, or changes the one of the same name: "daily
// 08:00 Asia/Seoul with chart", and after "about" a question with its filters.
func (pub *Publisher) setDigest(ctx context.Context, req bot.Request, text string) (bot.Reply, error) {
	when, about, _ := strings.Cut(text, " about ")
	var dig Digest
	s, err := ParseSchedule(dig.wishes(when), req.At.Location())
	if err == nil {
		_, err = Zone(s.Zone.String())
	}
	if err != nil {
		return bot.Aside(sayNoSchedule(err)), nil
	}
	known, err := bot.KnownOutlets(ctx, pub.Coverage, pub.Stories)
	if err != nil {
		return bot.Reply{}, err
	}
	q := query.Parse(about, time.Time{}, known)
	dig.Platform, dig.Place, dig.Name, dig.Schedule = req.Platform, req.Place, s.Word(), s
	dig.Direct = req.Direct
	dig.Question, dig.Filter, dig.Since = q.Text, q.Filter, pub.Now()
	if _, configured := find(pub.Digests, dig.ID()); configured {
		return bot.Aside(sayConfigured), nil
	}
	if err := pub.Store.setDigest(ctx, dig); err != nil {
		return bot.Reply{}, err
	}
	pub.Log.InfoContext(ctx, "digest set", "digest", dig.ID(), "person", req.Person, "text", text)
	return bot.Notice(SayDigest(dig, pub.Now())), nil
}

func (pub *Publisher) stopDigest(ctx context.Context, dig Digest) (bot.Reply, error) {
	if _, configured := find(pub.Digests, dig.ID()); configured {
		return bot.Aside(sayConfigured), nil
	}
	return bot.Notice(sayStopped(dig)), pub.Store.forget(ctx, dig.ID())
}

// postNow has the desk make today's edition. It is posted beside, for that may
// take longer than somebody waits for a reply.
func (pub *Publisher) postNow(ctx context.Context, dig Digest) (bot.Reply, error) {
	today := calendar.DayOf(pub.Now().In(dig.Schedule.Zone))
	last, err := pub.Store.lastDate(ctx, dig.ID(), today)
	if err != nil {
		return bot.Reply{}, err
	}
	if last == today {
		return bot.Aside(sayOutAlready), nil
	}
	if err := pub.request(dig); err != nil {
		return bot.Aside(sayDeskBusy), nil
	}
	return bot.Aside(sayOnItsWay), nil
}

var errTooMany = errors.New("too many editions are asked for")

package bot

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"dateline/retrieval/query"
)

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
func (b *Bot) digests(ctx context.Context, req Request) (Reply, error) {
	if b.Desk == nil {
		return aside(sayNoDesk), nil
	}
	all, err := b.Desk.known(ctx, b.now())
	if err != nil {
		return Reply{}, err
	}
	here := slices.DeleteFunc(all, func(d Digest) bool { return d.Platform != req.Platform || d.Place != req.Place })
	verb, rest := digestCommand(req.Text)
	switch verb {
	case "list":
		return b.listDigests(here), nil
	case "set":
		return b.setDigest(ctx, req, rest)
	}
	dig, sentence := one(here, rest)
	if sentence != "" {
		return aside(sentence), nil
	}
	switch verb {
	case "preview":
		if dig.Gaps {
			return b.Desk.previewGaps(ctx, dig, b.now())
		}
		e, err := b.Desk.Preview(ctx, dig, b.now(), false)
		return preview(e), err
	case "now":
		return b.postNow(ctx, dig)
	case "stop":
		return b.stopDigest(ctx, dig)
	case "pause":
		dig.Paused = sayPausedBy
	default:
		dig.Paused = ""
	}
	if err := b.Ledger.pause(ctx, dig.ID(), dig.Paused); err != nil {
		return Reply{}, err
	}
	return notice(SayDigest(dig, b.now())), nil
}

// preview is an edition as only its asker sees it, which has no picture.
func preview(e Edition) Reply {
	rep := e.Preview()
	rep.Private = true
	if c := rep.Chart; c != nil {
		rep.Chart, rep.Lines = nil, append(rep.Lines, c.Summary)
	}
	return rep
}

func (b *Bot) listDigests(here []Digest) Reply {
	if len(here) == 0 {
		return Reply{Headline: sayNoDigest, Lines: []string{sayDigestHow}}
	}
	rep := Reply{Headline: sayDigests(len(here))}
	for _, d := range here {
		rep.Lines = append(rep.Lines, SayDigest(d, b.now()))
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
func (b *Bot) setDigest(ctx context.Context, req Request, text string) (Reply, error) {
	when, about, _ := strings.Cut(text, " about ")
	var dig Digest
	s, err := ParseSchedule(dig.wishes(when), req.At.Location())
	if err == nil {
		_, err = Zone(s.Zone.String())
	}
	if err != nil {
		return aside(sayNoSchedule(err)), nil
	}
	known, err := b.Known(ctx)
	if err != nil {
		return Reply{}, err
	}
	q := query.Parse(about, time.Time{}, known)
	dig.Platform, dig.Place, dig.Name, dig.Schedule = req.Platform, req.Place, s.Word(), s
	dig.Direct = req.Direct
	dig.Question, dig.Filter, dig.Since = q.Text, q.Filter, b.now()
	if _, configured := find(b.Desk.Digests, dig.ID()); configured {
		return aside(sayConfigured), nil
	}
	if err := b.Ledger.setDigest(ctx, dig); err != nil {
		return Reply{}, err
	}
	b.Log.InfoContext(ctx, "digest set", "digest", dig.ID(), "person", req.Person, "text", text)
	return notice(SayDigest(dig, b.now())), nil
}

func (b *Bot) stopDigest(ctx context.Context, dig Digest) (Reply, error) {
	if _, configured := find(b.Desk.Digests, dig.ID()); configured {
		return aside(sayConfigured), nil
	}
	return notice(sayStopped(dig)), b.Ledger.forget(ctx, dig.ID())
}

// postNow has the desk make today's edition. It is posted beside, for that may
// take longer than somebody waits for a reply.
func (b *Bot) postNow(ctx context.Context, dig Digest) (Reply, error) {
	today := DateOf(b.now().In(dig.Schedule.Zone))
	last, err := b.Ledger.lastDate(ctx, dig.ID(), today)
	if err != nil {
		return Reply{}, err
	}
	if last == today {
		return aside(sayOutAlready), nil
	}
	if err := b.Desk.ask(dig); err != nil {
		return aside(sayDeskBusy), nil
	}
	return aside(sayOnItsWay), nil
}

var errDeskBusy = errors.New("the desk has too much to do")

package digest

import (
	"context"
	"slices"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/retrieval/query"
)

// Commands returns what people can ask of a publisher in chat, by action.
func (pub *Publisher) Commands() map[bot.Action]bot.Command {
	return map[bot.Action]bot.Command{
		bot.Digests:  {Run: pub.digestCommand, Manages: changesDigests, Help: sayDigestHelp},
		bot.Watching: {Run: pub.watchCommand, Help: sayWatchHelp, Label: labelWatch},
		bot.Unwatch:  {Run: pub.unwatchCommand},
		bot.Why:      {Run: pub.explainCommand},
	}
}

// splitDigestCommand splits what was typed after "digest" into an instruction
// and its argument. What begins with no instruction is the argument of "set".
func splitDigestCommand(text string) (verb, rest string) {
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

// changesDigests reports whether a digest command changes anything, which only
// those who manage a place may do.
func changesDigests(text string) bool {
	verb, _ := splitDigestCommand(text)
	return verb != "list" && verb != "preview"
}

// digestCommand sets up, lists and changes the digests of the request's place.
func (pub *Publisher) digestCommand(ctx context.Context, req bot.Request) (bot.Reply, error) {
	all, err := pub.known(ctx, pub.Now())
	if err != nil {
		return bot.Reply{}, err
	}
	here := slices.DeleteFunc(all, func(d Digest) bool { return d.Platform != req.Platform || d.Place != req.Place })
	verb, rest := splitDigestCommand(req.Text)
	switch verb {
	case "list":
		return pub.listDigests(here), nil
	case "set":
		return pub.setDigest(ctx, req, rest)
	}
	dig, sentence := pickDigest(here, rest)
	if sentence != "" {
		return bot.PrivateNotice(sentence), nil
	}
	switch verb {
	case "preview":
		return pub.previewInChat(ctx, dig)
	case "now":
		return pub.postNow(ctx, dig)
	case "stop":
		return pub.stopDigest(ctx, dig)
	case "pause":
		dig.Paused = sayPausedHere
	default:
		dig.Paused = ""
	}
	if err := pub.Store.setPaused(ctx, dig.ID(), dig.Paused); err != nil {
		return bot.Reply{}, err
	}
	return bot.Notice(SayDigest(dig, pub.Now())), nil
}

// previewInChat shows the edition that would be posted now to the asker alone.
// A message that only one person sees cannot hold a picture, so the chart is
// put into words.
func (pub *Publisher) previewInChat(ctx context.Context, dig Digest) (bot.Reply, error) {
	if dig.Gaps {
		return pub.previewGaps(ctx, dig, pub.Now())
	}
	e, err := pub.Preview(ctx, dig, pub.Now(), false)
	rep := e.Preview()
	rep.Private = true
	if c := rep.Chart; c != nil {
		rep.Chart, rep.Lines = nil, append(rep.Lines, c.Summary)
	}
	return rep, err
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

// pickDigest returns the digest with a name, or the only one if no name is
// given; otherwise it returns a sentence that says what is wrong.
func pickDigest(here []Digest, name string) (dig Digest, sentence string) {
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

// setDigest sets a digest up, or changes the one of the same name. The text is a
// schedule with options and, after "about", a question with its filters: "daily
// 08:00 Asia/Seoul with chart about artillery shells".
func (pub *Publisher) setDigest(ctx context.Context, req bot.Request, text string) (bot.Reply, error) {
	when, about, _ := strings.Cut(text, " about ")
	var dig Digest
	s, err := ParseSchedule(dig.cutOptions(when), req.At.Location())
	if err == nil {
		_, err = loadZone(s.Zone.String()) // the asker's zone may have no name
	}
	if err != nil {
		return bot.PrivateNotice(sayNoSchedule(err)), nil
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
		return bot.PrivateNotice(sayConfigured), nil
	}
	if err := pub.Store.setDigest(ctx, dig); err != nil {
		return bot.Reply{}, err
	}
	pub.Log.InfoContext(ctx, "digest set", "digest", dig.ID(), "person", req.Person, "text", text)
	return bot.Notice(SayDigest(dig, pub.Now())), nil
}

// cutOptions sets the options that a schedule is followed by, and returns the
// schedule without them: "daily 08:00 with chart and spikes, silent".
func (d *Digest) cutOptions(text string) (schedule string) {
	var rest []string
	for _, word := range strings.Fields(text) {
		switch strings.ToLower(strings.Trim(word, ",")) {
		case "chart":
			d.Chart = true
		case "spikes":
			d.Spikes = true
		case "silent":
			d.Quiet = true
		case "with", "and", "a":
		default:
			rest = append(rest, word)
		}
	}
	return strings.Join(rest, " ")
}

func (pub *Publisher) stopDigest(ctx context.Context, dig Digest) (bot.Reply, error) {
	if _, configured := find(pub.Digests, dig.ID()); configured {
		return bot.PrivateNotice(sayConfigured), nil
	}
	return bot.Notice(sayStopped(dig)), pub.Store.deleteDigest(ctx, dig.ID())
}

// postNow requests today's edition from Run, because making it may take longer
// than anybody waits for a reply.
func (pub *Publisher) postNow(ctx context.Context, dig Digest) (bot.Reply, error) {
	today := calendar.DayOf(pub.Now().In(dig.Schedule.Zone))
	last, err := pub.Store.lastDate(ctx, dig.ID(), today)
	if err != nil {
		return bot.Reply{}, err
	}
	if last == today {
		return bot.PrivateNotice(sayOutAlready), nil
	}
	if !pub.request(dig) {
		return bot.PrivateNotice(sayTooManyRequested), nil
	}
	return bot.PrivateNotice(sayOnItsWay), nil
}

package bot

import (
	"context"
	"strings"

	"dateline/retrieval/query"
)

// settings changes how a place wants its answers, and says how that is now.
func (b *Bot) settings(ctx context.Context, req Request, place ChannelSettings) (Reply, error) {
	if strings.TrimSpace(req.Text) == "" {
		return Reply{Headline: saySettings, Lines: append(sayChannelSettings(place), saySettingsHow)}, nil
	}
	known, err := b.knownOutlets(ctx)
	if err != nil {
		return Reply{}, err
	}
	changed, refusal := place.apply(req.Text, known)
	if refusal != "" {
		return PrivateNotice(refusal), nil
	}
	if err := b.Ledger.setSettings(ctx, changed); err != nil {
		return Reply{}, err
	}
	b.Log.InfoContext(ctx, "place changed", "platform", req.Platform, "place", req.Place, "person", req.Person, "text", req.Text)
	return Reply{Headline: saySet, Lines: sayChannelSettings(changed)}, nil
}

// set reads one instruction, such as "private", "mode question" or "only
// yonhap, reuters". Where it cannot be followed, refusal says why.
func (p ChannelSettings) apply(text string, known query.Known) (changed ChannelSettings, refusal string) {
	said := query.NormalizePhrase(text)
	if mode, ok := strings.CutPrefix(said, "mode "); ok {
		return p.applyMode(mode)
	}
	switch said {
	case "private", "answers private":
		p.Visibility = answersPrivate
	case "public", "answers public":
		p.Visibility = answersPublic
	case "as asked", "answers as asked":
		p.Visibility = asAsked
	case "everything", "all sources", "any source":
		p.Scope.Sources = nil
	case "reset":
		p = ChannelSettings{Platform: p.Platform, Place: p.Place}
	case "on":
		return p.applyMode("mention")
	case "off":
		return p.applyMode("off")
	default:
		return p.applySources(text, known)
	}
	return p, ""
}

func (p ChannelSettings) applyMode(mode string) (ChannelSettings, string) {
	switch mode {
	case "mention", "mentions":
		p.Mode = byMention
	case "question", "questions":
		p.Mode = byQuestion
	case "thread", "threads":
		p.Mode = InThread
	case "off":
		p.Mode = Off
	default:
		return p, sayNoSuchSetting("mode " + mode)
	}
	return p, ""
}

func (p ChannelSettings) applySources(text string, known query.Known) (ChannelSettings, string) {
	names, unknown := query.ParseOnlyOutlets(text, known)
	if unknown != "" {
		return p, sayNoSuchOutlet(unknown)
	}
	if len(names) == 0 {
		return p, sayNoSuchSetting(text)
	}
	p.Scope.Sources = names
	return p, ""
}

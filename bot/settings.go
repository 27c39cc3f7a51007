package bot

import (
	"context"
	"strings"

	"dateline/retrieval/query"
)

// settings changes how a place wants its answers, and says how that is now.
func (b *Bot) settings(ctx context.Context, req Request, place Place) (Reply, error) {
	if strings.TrimSpace(req.Text) == "" {
		return Reply{Headline: saySettings, Lines: append(sayPlace(place), saySettingsHow)}, nil
	}
	known, err := b.Known(ctx)
	if err != nil {
		return Reply{}, err
	}
	changed, refusal := place.set(req.Text, known)
	if refusal != "" {
		return Aside(refusal), nil
	}
	if err := b.Ledger.SetPlace(ctx, changed); err != nil {
		return Reply{}, err
	}
	b.Log.InfoContext(ctx, "place changed", "platform", req.Platform, "place", req.Place, "person", req.Person, "text", req.Text)
	return Reply{Headline: saySet, Lines: sayPlace(changed)}, nil
}

// set reads one instruction, such as "private", "mode question" or "only
// yonhap, reuters". Where it cannot be followed, refusal says why.
func (p Place) set(text string, known query.Known) (changed Place, refusal string) {
	said := query.NormalizePhrase(text)
	if mode, ok := strings.CutPrefix(said, "mode "); ok {
		return p.setMode(mode)
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
		p = Place{Platform: p.Platform, ID: p.ID}
	case "on":
		return p.setMode("mention")
	case "off":
		return p.setMode("off")
	default:
		return p.setSources(text, known)
	}
	return p, ""
}

func (p Place) setMode(mode string) (Place, string) {
	switch mode {
	case "mention", "mentions":
		p.Mode = ByMention
	case "question", "questions":
		p.Mode = ByQuestion
	case "thread", "threads":
		p.Mode = InThread
	case "off":
		p.Mode = Off
	default:
		return p, sayNoSuchSetting("mode " + mode)
	}
	return p, ""
}

func (p Place) setSources(text string, known query.Known) (Place, string) {
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

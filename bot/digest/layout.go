package digest

import "dateline/bot"

// mostListed is how many sources one message of a thread lists: beyond, each
// would have too few characters for its headline.
const mostListed = 12

// Post is the edition as a reply: its header, and a quote for each story.
func (e Edition) Post() bot.Reply {
	r := bot.Reply{Question: e.Digest.Question, Filters: e.Digest.Filter.Words(), Headline: sayEdition(e)}
	for i, s := range e.Stories {
		src := bot.NewSource(i+1, s.Lead.Article)
		src.Reprints = s.places[s.Lead.Article.Arrival].Reprints
		q := bot.NewQuote(s.Lead, i+1, i+1, false)
		q.Reasons = []string{sayStory(s, e.window, e.Digest.Schedule.Zone)}
		r.Sources = append(r.Sources, src)
		r.Quotes = append(r.Quotes, q)
	}
	for _, s := range e.Spikes {
		r.Lines = append(r.Lines, saySpike(s))
	}
	if n := len(e.More); n > 0 {
		r.Lines = append(r.Lines, sayMore(n))
	}
	r.Foot = sayDigestFoot(e.Digest, "")
	if !e.Empty() {
		r.Chart = e.Chart
	}
	return r
}

// Preview is the post as it is shown to whoever tries the digest: where there
// is nothing to tell, with what was left out and why.
func (e Edition) Preview() bot.Reply {
	r := e.Post()
	if left := sayLeftOut(e.Fates); e.Empty() && left != "" {
		r.Lines = append(r.Lines, left)
	}
	return r
}

// Thread is what stands under the post: for each story the rest of its
// articles, reprints among them, and then the stories that did not lead.
func (e Edition) Thread() []bot.Reply {
	var out []bot.Reply
	for i, s := range e.Stories {
		var rest []bot.Source
		for _, v := range s.Articles {
			if v.Arrival != s.Lead.Article.Arrival {
				rest = append(rest, bot.NewSource(len(rest)+1, v))
			}
		}
		if len(rest) > 0 {
			out = append(out, listing(sayRest(i+1, bot.NewSource(0, s.Lead.Article).Title), rest))
		}
	}
	var more []bot.Source
	for i, s := range e.More {
		more = append(more, bot.NewSource(i+1, s.Lead.Article))
	}
	if len(more) > 0 {
		out = append(out, listing(sayFurther(len(more)), more))
	}
	return out
}

// listing is a reply that only cites.
func listing(headline string, sources []bot.Source) bot.Reply {
	r := bot.Reply{Headline: headline, Sources: sources}
	if left := len(sources) - mostListed; left > 0 {
		r.Sources = sources[:mostListed]
		r.Lines = []string{sayUnlisted(left)}
	}
	return r
}

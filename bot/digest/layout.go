package digest

import "dateline/bot"

// mostListed is how many sources one message of a thread lists. With more, a
// platform's limit would leave too few characters for each headline.
const mostListed = 12

// Post returns the edition as a reply: its header, and a quote for each story
// that leads.
func (e Edition) Post() bot.Reply {
	r := bot.Reply{Question: e.Digest.Question, Filters: e.Digest.Filter.Words(), Headline: sayEdition(e)}
	for i, s := range e.Stories {
		src := bot.NewSource(i+1, s.Lead.Article)
		src.Reprints = s.memberships[s.Lead.Article.Arrival].Reprints
		q := bot.NewQuote(s.Lead, i+1, i+1, false)
		q.Reasons = []string{sayStory(s, e.window, e.Digest.Schedule.Zone)}
		r.Sources = append(r.Sources, src)
		r.Quotes = append(r.Quotes, q)
	}
	for _, s := range e.spikes {
		r.Lines = append(r.Lines, saySpike(s))
	}
	if n := len(e.More); n > 0 {
		r.Lines = append(r.Lines, sayMore(n))
	}
	r.Foot = sayDigestFoot(e.Digest, "")
	if !e.empty() {
		r.Chart = e.Chart
	}
	return r
}

// Preview returns the post as it is shown to those who try the digest: if there
// is nothing to tell, it says what was left out and why.
func (e Edition) Preview() bot.Reply {
	r := e.Post()
	if left := sayLeftOut(e.Dispositions); e.empty() && left != "" {
		r.Lines = append(r.Lines, left)
	}
	return r
}

// Thread returns the replies that belong under the post: the other articles of
// each story, including reprints, and then the stories that did not lead.
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

// listing is a reply that only lists sources, and counts those beyond
// mostListed.
func listing(headline string, sources []bot.Source) bot.Reply {
	r := bot.Reply{Headline: headline, Sources: sources}
	if left := len(sources) - mostListed; left > 0 {
		r.Sources = sources[:mostListed]
		r.Lines = []string{sayUnlisted(left)}
	}
	return r
}

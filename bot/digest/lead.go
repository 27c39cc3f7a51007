package digest

import (
	"context"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// lead divides ranked stories into those that lead the edition and the others,
// and chooses the quote that stands for each. No outlet leads more than
// mostOfOutlet stories: a story takes its quote from another outlet then, and
// does not lead if it has none.
func (pub *Publisher) lead(ctx context.Context, e *Edition, stories []*Story) error {
	used := map[string]int{}
	for _, s := range stories {
		if len(e.Stories) == mostStories {
			s.Lead = opening(s.Articles[0])
			e.More = append(e.More, *s)
			continue
		}
		passages, err := pub.quotes(ctx, e, s)
		if err != nil {
			return err
		}
		s.Lead = passages[0]
		i := 0
		for i < len(passages) && usedUp(used, passages[i].Article.Source) {
			i++
		}
		if i == len(passages) {
			s.passedOver = true
			e.More = append(e.More, *s)
			continue
		}
		s.Lead = passages[i]
		used[s.Lead.Article.Source]++
		e.Stories = append(e.Stories, *s)
	}
	return nil
}

// usedUp reports whether an outlet leads as many stories as it may. Articles that
// name no outlet are not limited.
func usedUp(used map[string]int, outlet string) bool {
	return outlet != "" && used[outlet] >= mostOfOutlet
}

// quotes returns a sentence of each of a story's articles that can stand for the
// story, best first: what answers the digest's question or, if it has none, the
// story's headline. Briefs come after other articles, and articles in which
// nothing was found come last, with their first sentence.
func (pub *Publisher) quotes(ctx context.Context, e *Edition, s *Story) ([]retrieval.Passage, error) {
	q := query.Query{Text: e.Digest.Question, Top: bot.MaxPassages, PerArticle: 1}
	if q.Text == "" {
		q.Text = s.headline()
	}
	for _, v := range s.Articles {
		q.Arrivals = append(q.Arrivals, v.Arrival)
	}
	res, err := bot.Search(ctx, pub.Searcher, q)
	if err != nil {
		return nil, err
	}
	e.searched.Articles += res.Searched.Articles
	var out, briefs []retrieval.Passage
	seen := map[corpus.Arrival]bool{}
	for _, p := range res.Passages {
		p = sentenceOf(p)
		if e.Digest.Question == "" {
			p.Marks, p.Answer = nil, nil // the reader did not ask for the words of the headline
		}
		seen[p.Article.Arrival] = true
		if p.Article.Brief {
			briefs = append(briefs, p)
			continue
		}
		out = append(out, p)
	}
	out = append(out, briefs...)
	for _, v := range s.Articles {
		if !seen[v.Arrival] {
			out = append(out, opening(v))
		}
	}
	return out, nil
}

// headline is the first headline among a story's articles, or the first sentence
// if none of them has one.
func (s *Story) headline() string {
	for _, v := range s.Articles {
		if v.Title != "" {
			return v.Title
		}
	}
	return opening(s.Articles[0]).QuoteText()
}

// sentenceOf shortens a passage's quote to one sentence: the first of those with
// the most marks. Headings, captions and the like are no sentences, unless there
// is nothing else.
func sentenceOf(p retrieval.Passage) retrieval.Passage {
	best, most := p.Quote, -2
	for _, s := range text.Sentences(p.Article.Text, p.Quote) {
		n := 0
		if text.KindAt(p.Article.Text, s).IsFurniture() {
			n = -1
		}
		for _, m := range p.Marks {
			if n >= 0 && m.Start >= s.Start && m.End <= s.End {
				n++
			}
		}
		if n > most {
			best, most = s, n
		}
	}
	p.Quote = best
	return p
}

// opening is a passage that quotes the first sentence of an article.
func opening(v *corpus.Version) retrieval.Passage {
	p := retrieval.Passage{Article: v, Span: text.Span{End: len(v.Text)}}
	if spans := text.Split(v.Text); len(spans) > 0 {
		p.Span = spans[0]
	}
	p.Quote = p.Span
	return sentenceOf(p)
}

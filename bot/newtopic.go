package bot

import (
	"context"
	"strings"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// startAnew drops the filters that a question inherits if it is on another topic
// than the last answer, and keeps what it dropped.
func (b *Bot) startAnew(ctx context.Context, q *question, m query.Message, last *Receipt) error {
	if last == nil || m.Act != query.NewQuestion || q.joined || len(q.inherited()) == 0 {
		return nil
	}
	own, err := b.ownTopic(ctx, m, last)
	if err != nil || own == query.GoesOn {
		return err
	}
	if own == query.OwnTopic {
		q.drop()
		return nil
	}
	q.mayBeNew = true
	return nil
}

// ownTopic compares a question with the last one and with the quotes and headlines
// that were shown of its answer.
func (b *Bot) ownTopic(ctx context.Context, m query.Message, last *Receipt) (query.Topic, error) {
	var said []string
	for _, c := range last.Cited[:min(len(last.Cited), max(last.Shown, 1))] {
		v, c, err := b.quoteFor(ctx, *last, c)
		if err != nil {
			return query.GoesOn, err
		}
		if v != nil {
			said = append(said, v.Title, v.Text[c.Quote.Start:c.Quote.End])
		}
	}
	titles, err := b.listedTitles(ctx, *last)
	return m.TopicAfter(last.Query.Text, append(said, titles...)...), err
}

// listedTitles are the headlines of the articles that a survey showed.
func (b *Bot) listedTitles(ctx context.Context, rcpt Receipt) (titles []string, err error) {
	if rcpt.Tally == nil {
		return nil, nil
	}
	var shown []corpus.Arrival
	for _, n := range rcpt.Tally.Listed[:min(len(rcpt.Tally.Listed), rcpt.Shown, listPage)] {
		shown = append(shown, corpus.Arrival(n))
	}
	versions, err := b.Coverage.Versions(ctx, shown...)
	for _, v := range versions {
		titles = append(titles, v.Title)
	}
	return titles, err
}

// drop leaves out what was inherited, and notes it.
func (q *question) drop() { q.dropped, q.filter = q.filter, q.given }

// offerDropped says which filters a question was asked without, and offers to apply
// them again.
func offerDropped(q question, rep *Reply) {
	if dropped := q.dropped.WordsBeyond(q.filter); len(dropped) > 0 {
		rep.Lines = append([]string{sayAnew(dropped)}, rep.Lines...)
		rep.Offers = append(rep.Offers, Offer{Reapply, rep.Receipt, 0, labelApplyAgain(dropped)})
	}
}

// findAnew asks a question that may be a new topic without its inherited filters
// where it is answered only so.
func (b *Bot) findAnew(ctx context.Context, req Request, q *question, res retrieval.Result) (retrieval.Result, error) {
	if !q.mayBeNew || res.Verdict == retrieval.Found && len(res.Outside) == 0 {
		return res, nil
	}
	anew := *q
	anew.drop()
	asked, ok := scopedQuery(req, anew)
	if !ok {
		return res, nil
	}
	wider, err := b.findInOrder(ctx, asked)
	if err != nil || !answersMore(wider, res) {
		return res, err
	}
	*q = anew
	return wider, nil
}

// surveyAnew surveys a question that may be a new topic without its inherited
// filters where no article passes them.
func (b *Bot) surveyAnew(ctx context.Context, req Request, q *question, found retrieval.Survey) (retrieval.Survey, error) {
	if !q.mayBeNew || found.Articles > 0 {
		return found, nil
	}
	anew := *q
	anew.drop()
	asked, ok := scopedQuery(req, anew)
	if !ok {
		return found, nil
	}
	wider, err := b.Surveyor.Survey(ctx, asked)
	if err != nil || wider.Articles == 0 {
		return found, err
	}
	*q = anew
	return wider, nil
}

// findOther looks whether a question is answered better in another reading: without
// the filters of another topic or, after "what about Ida Holm?", only where she is
// named. A single word may be a country's name, which has many forms.
func (b *Bot) findOther(ctx context.Context, req Request, q *question, res retrieval.Result) (retrieval.Result, error) {
	if !strings.Contains(q.about, " ") || len(res.Passages) == 0 || names(res.Passages[0].Article, q.about) {
		return b.findAnew(ctx, req, q, res)
	}
	named := *q
	named.given = override(q.given, query.Filter{People: []string{q.about}})
	named.filter = override(q.filter, query.Filter{People: []string{q.about}})
	asked, ok := scopedQuery(req, named)
	if !ok {
		return res, nil
	}
	found, err := b.findInOrder(ctx, asked)
	if err != nil || found.Verdict == retrieval.None {
		return res, err
	}
	*q = named
	return found, nil
}

// names tells whether an article has the last word of somebody's name.
func names(v *corpus.Version, name string) bool {
	words := strings.Fields(text.FoldName(name))
	return len(words) == 0 || strings.Contains(text.FoldName(v.Title+" "+v.Text), words[len(words)-1])
}

// answersMore tells whether the coverage answers more of a question without filters
// than with them: the verdict is better, or as good and for more of its words.
func answersMore(without, with retrieval.Result) bool {
	worth := map[retrieval.Verdict]int{retrieval.Partly: 1, retrieval.Found: 2}
	a, b := worth[without.Verdict], worth[with.Verdict]
	return a > b || a > 0 && a == b && len(with.Outside) > 0 && len(without.Missing) <= len(with.Missing)
}

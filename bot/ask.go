package bot

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A question is what a request asks once it has been read.
type question struct {
	text string
	// given are the filters that came with the request; filter has also those
	// that were inherited from the thread.
	given, filter query.Filter
	// unread are the parts of text that look like filters and are none.
	unread []string
	// links are the web addresses that were typed, onlyLinks tells that nothing
	// else was.
	links     []string
	onlyLinks bool
	// wants is what is asked for, if not an answer.
	wants query.Want
	// originals: reprints do not count.
	originals bool
	// typed is a question for an amount or a list as it was typed; empty if it makes
	// no sense without the one before.
	typed string
	// joined: text is what was typed and the last question in one.
	joined bool
	// dropped are the inherited filters that it is asked without, because it is on
	// another topic; mayBeNew: it is, if it is answered only without them.
	dropped  query.Filter
	mayBeNew bool
	// about is whom a follow-up put in the place of somebody else.
	about string
}

// inherited returns the filters, in words, that came from the thread.
func (q question) inherited() []string { return q.filter.WordsBeyond(q.given) }

// ask answers what was typed: a question or, in a thread, a follow-up on the last
// answer there.
func (b *Bot) ask(ctx context.Context, req Request) (Reply, error) {
	known, err := b.knownOutlets(ctx)
	if err != nil {
		return Reply{}, err
	}
	req.Filter = req.Filter.WithKnownOutlets(known)
	m := query.ParseMessage(req.Text, req.At, known)
	if err := b.aimAtLinks(ctx, &m); err != nil {
		return Reply{}, err
	}
	if err := b.aimAtAuthor(ctx, &m); err != nil {
		return Reply{}, err
	}
	last, err := b.last(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if len(m.Typed.Links) > 0 {
		last = nil // a link names what the question is about
	}
	q, chosen, err := b.chosen(ctx, req, m)
	if err != nil {
		return Reply{}, err
	}
	if !chosen {
		var rep *Reply
		if q, rep, err = b.read(ctx, req, m, last); err != nil || rep != nil {
			return deref(rep), err
		}
	}
	allowance, next, done, err := b.reserve(ctx, req)
	defer done()
	if err != nil || allowance == overLimit {
		return PrivateNotice(sayLimit(b.Limit.PerHour, next)).withOutcome(limited), err
	}
	return b.search(ctx, req, q)
}

// read makes a question of a message. If it asks for something else, or for nothing,
// the reply to it is returned.
func (b *Bot) read(ctx context.Context, req Request, m query.Message, last *Receipt) (q question, rep *Reply, err error) {
	if done, rep, err := b.act(ctx, req, m, last); done || err != nil {
		return q, &rep, err
	}
	m, choices, err := b.readAfter(ctx, m, last)
	if err != nil {
		return q, nil, err
	}
	if m.Unresolved && last.Verdict == retrieval.None {
		notice := Notice(sayNobodyMeant)
		return q, &notice, nil
	}
	if len(choices) > 1 {
		asked, err := b.askBack(ctx, req, *last, choices)
		return q, &asked, err
	}
	q, sentence := joined(req, m, last)
	if sentence == nothingToAsk {
		sentence = SayEmpty(b.Example(ctx, req))
	}
	if sentence != "" {
		notice := Notice(sentence)
		return q, &notice, nil
	}
	return q, nil, b.startAnew(ctx, &q, m, last)
}

// act does what a message asks for that is no question.
func (b *Bot) act(ctx context.Context, req Request, m query.Message, last *Receipt) (done bool, rep Reply, err error) {
	switch {
	case last == nil && m.NeedsTurn():
		return true, Notice(sayNothingBefore + " " + SayEmpty(b.Example(ctx, req))), nil
	case m.Act == query.HelpWanted:
		return true, b.help(ctx, req), nil
	case m.Act == query.Chat && m.SmallTalk == query.Greeting:
		return true, Notice(SayEmpty(b.Example(ctx, req))), nil
	case m.Act == query.Chat:
		return true, Notice(saySmallTalk(m.SmallTalk)), nil
	case m.Act == query.NextPage && last != nil:
		rep, err = b.more(ctx, req)
		return true, rep, err
	case m.Act == query.PickPassage && last != nil:
		rep, err = b.pick(ctx, req, m.Passage, last)
		return true, rep, err
	}
	return false, rep, nil
}

// pick shows a passage of the last answer in its article, or an article that it
// lists.
func (b *Bot) pick(ctx context.Context, req Request, n int, last *Receipt) (Reply, error) {
	if n == query.LastPassage {
		n = last.Shown
	}
	if last.Tally != nil {
		return b.listed(ctx, req, n, last)
	}
	if n < 1 || n > len(last.Cited) {
		return Notice(sayOnlyPassages(len(last.Cited))), nil
	}
	req.Receipt, req.Number = last.ID, n
	return b.context(ctx, req)
}

// listed shows an article by its number in a list.
func (b *Bot) listed(ctx context.Context, req Request, n int, last *Receipt) (Reply, error) {
	list := last.Tally.Listed
	if n < 1 || n > len(list) {
		return Notice(sayOnlyArticles(len(list))), nil
	}
	then, err := b.Coverage.Version(ctx, corpus.Arrival(list[n-1]))
	if err != nil {
		return Notice(sayNoPassage), nil
	}
	v, err := b.Coverage.Current(ctx, then.ID)
	if err != nil || v.Withdrawn || !retrieval.Admits(req.Scope, v) {
		return Notice(sayNoPassage), nil
	}
	reading := &Reading{Source: NewSource(n, v), Author: v.Author, Text: v.Text}
	if sentences := text.Sentences(v.Text, text.Span{End: len(v.Text)}); len(sentences) > 0 {
		reading.Passage = text.Span{Start: sentences[0].Start, End: sentences[0].End}
	}
	return Reply{Receipt: last.ID, Reading: reading}, nil
}

func deref(rep *Reply) Reply {
	if rep == nil {
		return Reply{}
	}
	return *rep
}

// last returns the last answer in the request's thread; nil outside of threads.
func (b *Bot) last(ctx context.Context, req Request) (*Receipt, error) {
	if req.Thread == "" {
		return nil, nil
	}
	last, err := b.Ledger.last(ctx, req)
	if errors.Is(err, ErrNoReceipt) {
		return nil, nil
	}
	return &last, err
}

// joined makes a question of a message, the form beside it and the last answer of
// its thread. If they give none, a sentence says why.
func joined(req Request, m query.Message, last *Receipt) (q question, sentence string) {
	given, ok := m.Filter.And(req.Filter)
	given.Order = cmp.Or(req.Filter.Order, given.Order)
	if !ok {
		return q, sayContradiction
	}
	q = question{text: m.Text, wants: m.Typed.Wants, given: given, filter: given, unread: m.Typed.Unread}
	if last != nil {
		q = continueFrom(*last, m, given)
		q.joined = m.Act == query.NewQuestion && m.Text != m.Typed.Text
		q.about = m.Swapped.New
	}
	q.originals = m.Typed.Originals
	if m.Act == query.NewQuestion && !q.joined {
		q.typed = strings.TrimSpace(req.Text)
	}
	q.links, q.onlyLinks = m.Typed.Links, m.Typed.OnlyLinks()
	switch {
	case q.onlyLinks, q.wants != "", (query.Query{Text: q.text, Filter: given}).Asks():
		return q, ""
	case len(given.Words()) == 0:
		return q, nothingToAsk
	default:
		return q, SayOnlyFilters(given.Words())
	}
}

// search answers a question and keeps the receipt.
func (b *Bot) search(ctx context.Context, req Request, q question) (Reply, error) {
	if q.wants != "" && b.Surveyor != nil {
		return b.survey(ctx, req, q)
	}
	query, ok := scopedQuery(req, q)
	if !ok {
		return Notice(SayScope(req.Scope)), nil
	}
	find := b.findInOrder
	if q.onlyLinks {
		find = b.openLinked
	}
	res, err := find(ctx, query)
	if err == nil {
		res, err = b.findOther(ctx, req, &q, res)
	}
	if err != nil {
		return Reply{}, err
	}
	query, _ = scopedQuery(req, q)
	if !q.onlyLinks && res.Searched.Articles == 0 && query.Filter.Empty() {
		return Notice(sayNoCoverage), nil
	}
	ps, err := b.memberships(ctx, res.Passages, query.Filter)
	if err != nil {
		return Reply{}, err
	}
	switch {
	case query.Order.ByDate():
		res.Passages = onePerStory(res.Passages, ps, query.Top)
	case req.Top == 0:
		res.Passages = diversify(ps.withoutRepeats(res.Passages), ps, pageSize)
	default:
		res.Passages = ps.withoutRepeats(res.Passages)
	}
	rcpt := NewReceipt(req, query, q.filter, q.given, res)
	rcpt.Dropped = q.dropped
	if rcpt.ID, err = b.Ledger.freeID(ctx, req.ID); err != nil {
		return Reply{}, err
	}
	rep := resultPage(rcpt, newResultSet(res, ps), 0, pageSizeFor(req))
	if query.Order.ByDate() {
		if err := b.countOtherOutlets(ctx, &rep, ps); err != nil {
			return Reply{}, err
		}
	}
	rcpt.Shown = len(rep.Quotes)
	if err := b.Ledger.Keep(ctx, rcpt); err != nil {
		return Reply{}, err
	}
	if q.joined {
		rep.Lines = append([]string{sayJoined(q.text)}, rep.Lines...)
	}
	if against, err := b.againstLinks(ctx, q.filter); err != nil {
		b.Log.WarnContext(ctx, "links not compared with filters", "platform", req.Platform, "err", err)
	} else if against != "" {
		rep.Lines = append([]string{against}, rep.Lines...)
	}
	b.offerWider(ctx, req, q, res, &rep)
	offerDropped(q, &rep)
	if rep.Inherited = q.inherited(); len(rep.Inherited) > 0 {
		rep.Offers = append(rep.Offers, Offer{Forget, rcpt.ID, 0, labelForget})
	}
	if watch, ok := b.Commands[Watching]; ok {
		rep.Offers = append(rep.Offers, Offer{Watching, rcpt.ID, 0, watch.Label})
	}
	if req.Explain {
		explain(&rep, rcpt.Query)
	}
	return rep, nil
}

func (b *Bot) find(ctx context.Context, q query.Query) (retrieval.Result, error) {
	return Search(ctx, b.Searcher, q)
}

// Search searches and leaves out passages that have no words to quote.
func Search(ctx context.Context, s Searcher, q query.Query) (retrieval.Result, error) {
	res, err := s.Search(ctx, q)
	return quotable(res), err
}

// quotable leaves out passages that have no words to quote, because a headline
// alone is no answer. If a passage has no best words, all of it is quoted.
func quotable(res retrieval.Result) retrieval.Result {
	var out []retrieval.Passage
	for _, p := range res.Passages {
		if p.Quote.Start == p.Quote.End {
			p.Quote = p.Span
		}
		if strings.TrimSpace(p.QuoteText()) != "" {
			out = append(out, p)
		}
	}
	res.Passages = out
	if len(out) == 0 {
		res.Verdict, res.Confidence = retrieval.None, 0
	}
	return res
}

// scopedQuery returns the query for a question within the scope of the request's
// place; ok is false if nothing can pass both.
func scopedQuery(req Request, q question) (asked query.Query, ok bool) {
	asked = query.Query{Text: q.text, Wants: q.wants, Unread: q.unread, Links: q.links, Top: max(MaxPassages, req.Top), Asked: req.At, Originals: q.originals}
	asked.Filter, ok = q.filter.And(req.Scope)
	return asked, ok
}

func pageSizeFor(req Request) int {
	if req.Top > 0 {
		return req.Top
	}
	return pageSize
}

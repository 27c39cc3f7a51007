package index

import (
	"cmp"
	"slices"
)

// mostNear bounds how many near terms are looked at.
const mostNear = 1024

// A vocabulary answers what reading a question asks of a view. What cannot be
// read counts as absent, and the error is kept for the search to return.
type vocabulary struct {
	v   *view
	err error
}

func (w *vocabulary) Passages() int { return w.v.extent.passages }

func (w *vocabulary) Frequency(term string) int {
	n, err := w.v.frequency(term)
	w.keep(err)
	return n
}

func (w *vocabulary) Articles() int { return w.v.extent.articles }

func (w *vocabulary) Spread(term string) int {
	n, err := w.v.spread(term)
	w.keep(err)
	return n
}

func (w *vocabulary) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Together tells whether a live passage holds all of the terms.
func (w *vocabulary) Together(terms []string) bool {
	lists := make([]*list, len(terms))
	for _, p := range w.v.parts {
		for i, term := range terms {
			l, err := w.v.list(p, term)
			if w.keep(err); err != nil {
				return false
			}
			lists[i] = l
		}
		if p.together(lists) {
			return true
		}
	}
	return false
}

// together tells whether a live document is in all of the lists.
func (p *part) together(lists []*list) bool {
	slices.SortFunc(lists, func(a, b *list) int { return cmp.Compare(len(a.docs), len(b.docs)) })
	at := make([]int, len(lists))
	for _, doc := range lists[0].docs {
		held := p.live.has(doc)
		for i := 1; held && i < len(lists); i++ {
			at[i] = lists[i].seek(at[i], doc)
			held = at[i] < len(lists[i].docs) && lists[i].docs[at[i]] == doc
		}
		if held {
			return true
		}
	}
	return false
}

// Near returns indexed terms at most edits away, 1 or 2, most frequent first.
func (w *vocabulary) Near(term string, edits int) []string {
	terms, err := w.v.near(term, min(edits, 2))
	w.keep(err)
	return terms
}

func (v *view) near(term string, edits int) ([]string, error) {
	if edits < 1 || len(term) > 64 || len(v.parts) == 0 {
		return nil, nil
	}
	dict, err := v.snapshot.FieldDictFuzzy(textField, term, edits, "")
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	type known struct {
		term string
		n    int
	}
	var found []known
	for len(found) < mostNear {
		e, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if e == nil {
			break
		}
		n, err := v.frequency(e.Term)
		if err != nil {
			return nil, err
		}
		if n > 0 && e.Term != term {
			found = append(found, known{e.Term, n})
		}
	}
	slices.SortFunc(found, func(a, b known) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.term, b.term))
	})
	out := make([]string, len(found))
	for i, k := range found {
		out[i] = k.term
	}
	return out, nil
}

// spread is how many live articles hold the term.
func (v *view) spread(term string) (int, error) {
	v.mu.Lock()
	n, ok := v.spreads[term]
	v.mu.Unlock()
	if ok {
		return n, nil
	}
	for _, p := range v.parts {
		l, err := v.list(p, term)
		if err != nil {
			return 0, err
		}
		if p.live == nil {
			n += l.versions
			continue
		}
		n += p.table.spread(l.docs, p.live)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.spreads) < mostFrequencies {
		v.spreads[term] = n
	}
	return n, nil
}

// spread is how many versions the documents belong to, deleted ones aside.
func (t *table) spread(docs []uint32, live bitset) (n int) {
	end := uint32(0) // of the last version counted
	for _, doc := range docs {
		if doc < end {
			continue
		}
		e := &t.versions[t.of[doc]]
		end = e.first + e.count
		if live.has(doc) {
			n++
		}
	}
	return n
}

package index

import (
	"cmp"
	"slices"
	"strings"

	"dateline/retrieval/index/postings"
)

// maxNear is how many near terms are considered at most.
const maxNear = 1024

// A vocabulary tells what a view knows about terms: it is the
// retrieval.Vocabulary against which questions are read. A term that cannot be
// looked up counts as absent, and the first error is kept for the search to
// return.
type vocabulary struct {
	v   *view
	err error
}

// Passages returns how many live passages there are.
func (w *vocabulary) Passages() int { return w.v.extent.passages }

// Frequency returns how many live passages contain a term.
func (w *vocabulary) Frequency(term string) int {
	n, err := w.v.frequency(term)
	w.note(err)
	return n
}

// Articles returns how many live articles there are.
func (w *vocabulary) Articles() int { return w.v.extent.articles }

// Spread returns how many live articles contain a term.
func (w *vocabulary) Spread(term string) int {
	n, err := w.v.spread(term)
	w.note(err)
	return n
}

func (w *vocabulary) note(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Together tells whether one live passage contains all of the terms.
func (w *vocabulary) Together(terms []string) bool {
	lists := make([]*postings.List, len(terms))
	for _, p := range w.v.parts {
		for i, term := range terms {
			l, err := w.v.postings(p, term)
			if w.note(err); err != nil {
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

// together tells whether one live document is in all of the lists.
func (p *part) together(lists []*postings.List) bool {
	slices.SortFunc(lists, func(a, b *postings.List) int { return cmp.Compare(len(a.Docs), len(b.Docs)) })
	at := make([]int, len(lists))
	for _, doc := range lists[0].Docs {
		held := p.live.Has(doc)
		for i := 1; held && i < len(lists); i++ {
			at[i] = lists[i].Seek(at[i], doc)
			held = at[i] < len(lists[i].Docs) && lists[i].Docs[at[i]] == doc
		}
		if held {
			return true
		}
	}
	return false
}

// Near returns the indexed terms that are at most so many edits away (two at
// most), most frequent first.
func (w *vocabulary) Near(term string, edits int) []string {
	terms, err := w.v.nearTerms(term, min(edits, 2))
	w.note(err)
	return terms
}

func (v *view) nearTerms(term string, edits int) ([]string, error) {
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
	for len(found) < maxNear {
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

// Between tells whether there are at least so many indexed terms from one up to
// another. Terms of articles that were deleted count until their segment is
// merged.
func (w *vocabulary) Between(from, to string, atLeast int) bool {
	held, err := w.v.between(from, to, atLeast)
	w.note(err)
	return held
}

func (v *view) between(from, to string, atLeast int) (held bool, err error) {
	if len(v.parts) == 0 {
		return false, nil
	}
	v.mu.Lock()
	held, ok := v.ranges[termRange{from, to, atLeast}]
	v.mu.Unlock()
	if ok {
		return held, nil
	}
	n, err := v.countTerms(from, to, atLeast)
	if err != nil {
		return false, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.ranges) < maxRanges {
		v.ranges[termRange{from, to, atLeast}] = n >= atLeast
	}
	return n >= atLeast, nil
}

// countTerms counts the terms from one up to another, at most so many.
func (v *view) countTerms(from, to string, most int) (n int, err error) {
	dict, err := v.snapshot.FieldDictRange(textField, []byte(from), []byte(to))
	if err != nil {
		return 0, err
	}
	defer dict.Close()
	for n < most {
		e, err := dict.Next()
		if err != nil || e == nil {
			return n, err
		}
		if e.Term < to { // the engine's range includes its end
			n++
		}
	}
	return n, nil
}

// A termRange is a question whether a view holds enough terms of a range. A view
// remembers at most maxRanges answers.
type termRange struct {
	from, to string
	atLeast  int
}

const maxRanges = 16

// spread returns how many live articles contain the term.
func (v *view) spread(term string) (int, error) {
	v.mu.Lock()
	n, ok := v.spreads[term]
	v.mu.Unlock()
	if ok {
		return n, nil
	}
	for _, p := range v.parts {
		l, err := v.postings(p, term)
		if err != nil {
			return 0, err
		}
		if p.live == nil {
			n += l.Versions
			continue
		}
		n += p.table.countVersions(l.Docs, p.live)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.spreads) < maxFrequencies {
		v.spreads[term] = n
	}
	return n, nil
}

// countVersions returns how many versions the documents belong to, without
// deleted ones.
func (t *table) countVersions(docs []uint32, live postings.Set) (n int) {
	end := uint32(0) // of the last version counted
	for _, doc := range docs {
		if doc < end {
			continue
		}
		e := &t.versions[t.versionOf[doc]]
		end = e.first + e.count
		if live.Has(doc) {
			n++
		}
	}
	return n
}

// Containing returns the indexed terms of Latin letters that have a part in them,
// at most so many. Terms of articles that were deleted count until their segment
// is merged.
func (w *vocabulary) Containing(part string, most int) []string {
	all, err := w.v.latinTerms()
	w.note(err)
	var terms []string
	for at := 0; len(terms) < most; {
		i := strings.Index(all[at:], part)
		if i < 0 {
			break
		}
		from := strings.LastIndexByte(all[:at+i], '\n') + 1
		length := strings.IndexByte(all[from:], '\n')
		terms = append(terms, all[from:from+length])
		at = from + length
	}
	return terms
}

// latinTerms returns the indexed terms of Latin letters, each with a line break
// after it. They are read when they are first asked for.
func (v *view) latinTerms() (string, error) {
	v.latinMu.Lock()
	defer v.latinMu.Unlock()
	if v.latin != "" || len(v.parts) == 0 {
		return v.latin, nil
	}
	dict, err := v.snapshot.FieldDictRange(textField, []byte("a"), []byte("{"))
	if err != nil {
		return "", err
	}
	defer dict.Close()
	var b strings.Builder
	b.WriteByte('\n')
	for {
		e, err := dict.Next()
		if err != nil {
			return "", err
		}
		if e == nil {
			break
		}
		if len(e.Term) >= minContaining && e.Term < "{" {
			b.WriteString(e.Term)
			b.WriteByte('\n')
		}
	}
	v.latin = b.String()
	return v.latin, nil
}

// minContaining is the least length in bytes of a term that Containing looks at.
const minContaining = 4

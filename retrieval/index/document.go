package index

import (
	"context"
	"encoding/binary"
	"strconv"
	"sync"

	bleve "github.com/blevesearch/bleve_index_api"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// The fields of the index.
const (
	idField     = "_id"    // the arrival, shared by all passages of a version
	textField   = "t"      // header and passage
	recordField = "record" // stored with a version's first passage
)

// A term of a passage counts at most maxCount times and a passage is at most
// maxLength words long to BM25: beyond, a text is no prose, and the bounds
// keep postings in three bytes.
const (
	maxCount  = 255
	maxLength = 65535
)

// A passage is one passage ready for the index.
type passage struct {
	id     string
	record []byte // nil but for the first of a version
	terms  bleve.TokenFrequencies
	length int
}

// key is the arrival as the index's identifier, in arrival order.
func key(a corpus.Arrival) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(a))
	return string(b[:])
}

// An analyser turns versions into passages. It is not safe for concurrent use.
type analyser struct {
	header, tokens []text.Token
	// times are the frequencies of terms that stand so many times, shared by
	// all passages.
	times []*bleve.TokenFreq
	// spare, when set, has the maps of passages that are done with.
	spare *sync.Pool // of bleve.TokenFrequencies
}

// passages cuts v and counts its words. The header's words are counted with
// each passage.
func (a *analyser) passages(v *corpus.Version) ([]passage, *record) {
	rec := &record{
		arrival: v.Arrival, arrived: instant(v.Arrived), published: instant(v.Published),
		source: v.Source, sum: contentSum(v), spans: text.Split(v.Text),
	}
	a.header = text.Analyze(a.header[:0], retrieval.Header(&v.Article))
	out := make([]passage, 0, len(rec.spans))
	id := key(v.Arrival)
	for _, s := range rec.spans {
		a.tokens = text.Analyze(a.tokens[:0], v.Text[s.Start:s.End])
		p := passage{id: id}
		p.terms, p.length = a.count()
		rec.lengths = append(rec.lengths, uint16(p.length))
		out = append(out, p)
	}
	if len(out) > 0 {
		out[0].record = rec.encode()
	}
	return out, rec
}

// count counts the words of the header and of the tokens.
func (a *analyser) count() (bleve.TokenFrequencies, int) {
	terms := a.emptyTerms()
	length := 0
	for _, list := range [2][]text.Token{a.header, a.tokens} {
		for i := range list {
			if !list[i].Stop {
				before := terms[list[i].Term]
				terms[list[i].Term] = a.next(before)
				length++
			}
		}
	}
	return terms, min(length, maxLength)
}

func (a *analyser) emptyTerms() bleve.TokenFrequencies {
	if a.spare != nil {
		if terms, ok := a.spare.Get().(bleve.TokenFrequencies); ok {
			return terms
		}
	}
	return make(bleve.TokenFrequencies, len(a.tokens)/2) // the rest are stop words, or stand twice
}

// next is the frequency of one time more, of once after nil.
func (a *analyser) next(before *bleve.TokenFreq) *bleve.TokenFreq {
	n := 0
	if before != nil {
		n = min(before.Frequency(), maxCount-1)
	}
	if n == len(a.times) {
		f := &bleve.TokenFreq{}
		f.SetFrequency(n + 1)
		a.times = append(a.times, f)
	}
	return a.times[n]
}

// A feed gives the passages of one batch to scorch in their own order. Scorch
// takes documents from a map, that is in random order, but numbers them in the
// order in which its one analysis worker finishes them. So the map holds
// interchangeable slots, and a slot becomes the next passage when the worker
// first looks into it: the passages of a version stay together and in order,
// as the table of places requires and checks.
type feed struct {
	passages []passage
	next     int
	ids      bleve.TokenFrequencies // of the slot that is looked into, one
	id       *bleve.TokenFreq
	pace     pace // whoever looks into the slots keeps it
}

func newFeed(passages []passage, a *asking) *feed {
	return &feed{passages: passages, ids: bleve.TokenFrequencies{}, id: &bleve.TokenFreq{}, pace: pace{asking: a}}
}

// A slot is one document of a batch.
type slot struct {
	*feed
	id       string
	p        *passage
	idOf     field
	text     field
	recordOf field
}

// slots returns one slot for each passage.
func (f *feed) slots() []*slot {
	out := make([]*slot, len(f.passages))
	for i := range out {
		// No version has such an identifier, so a slot replaces nothing.
		out[i] = &slot{feed: f, id: "slot" + strconv.Itoa(i)}
	}
	return out
}

func (s *slot) ID() string                                 { return s.id }
func (s *slot) Size() int                                  { return 0 }
func (s *slot) HasComposite() bool                         { return false }
func (s *slot) VisitComposite(bleve.CompositeFieldVisitor) {}
func (s *slot) NumPlainTextBytes() uint64                  { return 0 }
func (s *slot) StoredFieldsBytes() uint64                  { return 0 }
func (s *slot) AddIDField()                                {}
func (s *slot) Indexed() bool                              { return true }

func (s *slot) VisitFields(visit bleve.FieldVisitor) {
	s.pace.step(context.Background())
	if s.p == nil {
		s.take(&s.passages[s.next])
		s.next++
	}
	visit(&s.idOf)
	visit(&s.text)
	if s.p.record != nil {
		visit(&s.recordOf)
	}
}

// take makes the slot a passage.
func (s *slot) take(p *passage) {
	s.p = p
	s.idOf = field{name: idField, options: bleve.IndexField | bleve.StoreField, value: []byte(p.id), length: 1, feed: s.feed}
	s.text = field{name: textField, options: bleve.IndexField, terms: p.terms, length: p.length}
	s.recordOf = field{name: recordField, options: bleve.StoreField, value: p.record}
}

// A field is one field of a passage.
type field struct {
	name    string
	options bleve.FieldIndexingOptions
	value   []byte
	terms   bleve.TokenFrequencies
	length  int
	*feed   // set: the value is the only term
}

func (f *field) Name() string                        { return f.name }
func (f *field) Value() []byte                       { return f.value }
func (f *field) ArrayPositions() []uint64            { return nil }
func (f *field) EncodedFieldType() byte              { return 't' }
func (f *field) Analyze()                            {}
func (f *field) Options() bleve.FieldIndexingOptions { return f.options }
func (f *field) AnalyzedLength() int                 { return f.length }
func (f *field) NumPlainTextBytes() uint64           { return 0 }

// AnalyzedTokenFrequencies returns the field's terms. The map of an identifier
// is filled anew for the next document; scorch has read it by then.
func (f *field) AnalyzedTokenFrequencies() bleve.TokenFrequencies {
	if f.feed == nil {
		return f.terms
	}
	clear(f.ids)
	f.ids[string(f.value)] = f.feed.id
	return f.ids
}

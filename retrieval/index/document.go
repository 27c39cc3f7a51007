package index

import (
	"context"
	"encoding/binary"
	"strconv"
	"sync"

	bleve "github.com/blevesearch/bleve_index_api"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index/inflight"
	"dateline/retrieval/text"
)

// The fields of a document.
const (
	idField     = "_id"    // the arrival, shared by all passages of a version
	textField   = "t"      // the header and the passage
	recordField = "record" // stored with a version's first passage
)

// BM25 counts a term at most maxCount times in a passage, and takes a passage to
// have at most maxLength words. A text beyond these bounds is not prose, and the
// bounds keep a count and a length in three bytes.
const (
	maxCount  = 255
	maxLength = 65535
)

// A passage is a passage that is ready to be indexed.
type passage struct {
	id     string
	record []byte // of the version, with its first passage only
	terms  bleve.TokenFrequencies
	length int
}

// key returns the identifier of an arrival's documents. Identifiers sort in the
// order of arrival.
func key(a corpus.Arrival) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(a))
	return string(b[:])
}

// An analyser turns versions into passages. It is not safe for concurrent use.
type analyser struct {
	header, tokens []text.Token
	// byCount has the frequency of a term that occurs n times at n-1. All passages
	// share these values.
	byCount []*bleve.TokenFreq
	// pool, if set, has the maps of passages that have been indexed.
	pool *sync.Pool // of bleve.TokenFrequencies
}

// passages splits a version into passages and counts their words. The words of
// the header are counted with each passage.
func (a *analyser) passages(v *corpus.Version) ([]passage, *record) {
	rec := &record{
		arrival: v.Arrival, arrived: instant(v.Arrived), date: dateOf(v.Published),
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
				terms[list[i].Term] = a.increment(before)
				length++
			}
		}
	}
	return terms, min(length, maxLength)
}

func (a *analyser) emptyTerms() bleve.TokenFrequencies {
	if a.pool != nil {
		if terms, ok := a.pool.Get().(bleve.TokenFrequencies); ok {
			return terms
		}
	}
	return make(bleve.TokenFrequencies, len(a.tokens)/2) // the rest are stop words or repeated
}

// increment returns the frequency that is one higher; after nil, the first one.
func (a *analyser) increment(before *bleve.TokenFreq) *bleve.TokenFreq {
	n := 0
	if before != nil {
		n = min(before.Frequency(), maxCount-1)
	}
	if n == len(a.byCount) {
		f := &bleve.TokenFreq{}
		f.SetFrequency(n + 1)
		a.byCount = append(a.byCount, f)
	}
	return a.byCount[n]
}

// A sequencer hands the passages of one batch to scorch in their order. Scorch
// takes documents from a map, that is, in random order, but numbers them in the
// order in which its one analysis worker finishes them. So the map holds
// interchangeable slots, and a slot becomes the next passage when the worker
// first visits it. That keeps the passages of a version together and in order, as
// loadTable requires and checks.
type sequencer struct {
	passages []passage
	next     int
	ids      bleve.TokenFrequencies // of the slot that is looked into, one
	id       *bleve.TokenFreq
	throttle *inflight.Throttle // of the analysis worker
}

func newSequencer(passages []passage, a *inflight.Counter) *sequencer {
	return &sequencer{passages: passages, ids: bleve.TokenFrequencies{}, id: &bleve.TokenFreq{}, throttle: a.Throttle()}
}

// A slot is one document of a batch, as scorch sees it.
type slot struct {
	*sequencer
	id       string
	passage  *passage
	idOf     field
	text     field
	recordOf field
}

// slots returns one slot for each passage.
func (f *sequencer) slots() []*slot {
	out := make([]*slot, len(f.passages))
	for i := range out {
		// No version has such an identifier, so a slot replaces no document.
		out[i] = &slot{sequencer: f, id: "slot" + strconv.Itoa(i)}
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
	s.throttle.Yield(context.Background())
	if s.passage == nil {
		s.assign(&s.passages[s.next])
		s.next++
	}
	visit(&s.idOf)
	visit(&s.text)
	if s.passage.record != nil {
		visit(&s.recordOf)
	}
}

// assign makes the slot a passage.
func (s *slot) assign(p *passage) {
	s.passage = p
	s.idOf = field{name: idField, options: bleve.IndexField | bleve.StoreField, value: []byte(p.id), length: 1, sequencer: s.sequencer}
	s.text = field{name: textField, options: bleve.IndexField, terms: p.terms, length: p.length}
	s.recordOf = field{name: recordField, options: bleve.StoreField, value: p.record}
}

// A field is one field of a document, as scorch sees it.
type field struct {
	name       string
	options    bleve.FieldIndexingOptions
	value      []byte
	terms      bleve.TokenFrequencies
	length     int
	*sequencer // set: the value is the only term
}

func (f *field) Name() string                        { return f.name }
func (f *field) Value() []byte                       { return f.value }
func (f *field) ArrayPositions() []uint64            { return nil }
func (f *field) EncodedFieldType() byte              { return 't' }
func (f *field) Analyze()                            {}
func (f *field) Options() bleve.FieldIndexingOptions { return f.options }
func (f *field) AnalyzedLength() int                 { return f.length }
func (f *field) NumPlainTextBytes() uint64           { return 0 }

// AnalyzedTokenFrequencies returns the field's terms. The map of an identifier is
// reused for the next document; scorch has read it by then.
func (f *field) AnalyzedTokenFrequencies() bleve.TokenFrequencies {
	if f.sequencer == nil {
		return f.terms
	}
	clear(f.ids)
	f.ids[string(f.value)] = f.sequencer.id
	return f.ids
}

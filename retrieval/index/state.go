package index

import (
	"encoding/binary"
	"errors"

	"dateline/corpus"
	"dateline/retrieval/index/sealed"
)

// format numbers the layout of the index. Increment it whenever the record, the
// state or the fields change: a folder with another format, or with words from
// another analyser (see fingerprint), is rebuilt.
const format = 2

// stateKey is the key under which scorch stores the state beside the passages
// that it describes. One batch writes both, so they cannot disagree.
const stateKey = "dateline"

var errState = errors.New("the index does not say what it holds")

// A state says what an index holds.
type state struct {
	// mark is the newest arrival that was indexed.
	mark corpus.Arrival
	extent
}

// An extent is the size of what can be found. Its digest is the sum of a hash of
// every article, so two indexes of the same extent hold the same coverage.
type extent struct {
	articles, passages, tokens int
	digest                     uint64
}

func (r *record) extent() extent {
	e := extent{articles: 1, passages: len(r.lengths), digest: digest(r.arrival, r.sum)}
	for _, n := range r.lengths {
		e.tokens += int(n)
	}
	return e
}

func digest(a corpus.Arrival, sum uint64) uint64 { return mix(uint64(a) ^ mix(sum)) }

func (e *extent) add(o extent) {
	e.articles += o.articles
	e.passages += o.passages
	e.tokens += o.tokens
	e.digest += o.digest
}

func (e *extent) subtract(o extent) {
	e.articles -= o.articles
	e.passages -= o.passages
	e.tokens -= o.tokens
	e.digest -= o.digest
}

// mix is the finaliser of splitmix64 (https://prng.di.unimi.it/splitmix64.c).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

func (s state) encode() []byte {
	b := binary.AppendUvarint(nil, format)
	b = binary.LittleEndian.AppendUint64(b, fingerprint())
	b = binary.AppendUvarint(b, uint64(s.mark))
	b = binary.AppendUvarint(b, uint64(s.articles))
	b = binary.AppendUvarint(b, uint64(s.passages))
	b = binary.AppendUvarint(b, uint64(s.tokens))
	b = binary.LittleEndian.AppendUint64(b, s.digest)
	return sealed.Seal(b)
}

func decodeState(b []byte) (state, error) {
	d, ok := sealed.Open(b)
	if !ok {
		return state{}, errState
	}
	if d.Uvarint() != format || d.Uint64() != fingerprint() {
		return state{}, errors.New("the index was written by another version of the program")
	}
	s := state{mark: corpus.Arrival(d.Uvarint())}
	s.articles, s.passages = int(d.Uvarint()), int(d.Uvarint())
	s.tokens, s.digest = int(d.Uvarint()), d.Uint64()
	if !d.Done() {
		return state{}, errState
	}
	return s, nil
}

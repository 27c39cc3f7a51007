package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
)

// A Hash tells whether two articles say the same: SHA-256 over all of an
// article but its id and its file.
type Hash [sha256.Size]byte

// Hash returns the hash of a's content.
func (a *Article) Hash() Hash {
	h := sha256.New()
	for _, s := range []string{a.Title, a.Source, a.Author, a.URL, a.Language, a.Text} {
		field(h, s)
	}
	published, _ := seconds(a.Published)
	number(h, published)
	flags := int64(0)
	if a.Brief {
		flags |= 1
	}
	if a.Inferred {
		flags |= 2
	}
	if !a.Published.IsZero() {
		flags |= 4
	}
	number(h, flags)
	for _, t := range a.Tags {
		field(h, t)
	}
	return Hash(h.Sum(nil))
}

// field writes s behind its length, so that no two lists of fields look alike.
func field(h hash.Hash, s string) {
	number(h, int64(len(s)))
	_, _ = io.WriteString(h, s) // a hash never fails to write
}

func number(h hash.Hash, n int64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	_, _ = h.Write(b[:])
}

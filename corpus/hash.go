package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
)

// A Hash identifies the content of an article: SHA-256 over every field except
// ID and File. Of the time of publication it covers the instant but not the
// zone: what arrived before zones were kept is not new when it is read again.
type Hash [sha256.Size]byte

func (a *Article) contentHash() Hash {
	h := sha256.New()
	for _, s := range []string{a.Title, a.Source, a.Author, a.URL, a.Language, a.Text} {
		writeField(h, s)
	}
	published, _ := unixSeconds(a.Published)
	writeNumber(h, published)
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
	writeNumber(h, flags)
	for _, t := range a.Tags {
		writeField(h, t)
	}
	return Hash(h.Sum(nil))
}

// writeField prefixes s with its length, so that moving text from one field to
// the next changes the hash.
func writeField(h hash.Hash, s string) {
	writeNumber(h, int64(len(s)))
	_, _ = io.WriteString(h, s) // a hash never fails to write
}

func writeNumber(h hash.Hash, n int64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	_, _ = h.Write(b[:])
}

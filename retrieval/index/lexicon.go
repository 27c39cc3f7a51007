package index

import (
	"sync"

	"dateline/retrieval/text"
)

// A lexiconKeeper has the lexicon that numbers all words in memory.
type lexiconKeeper struct {
	room int64 // in bytes

	mu      sync.Mutex
	lexicon *text.Lexicon
}

func newLexiconKeeper(room int64) *lexiconKeeper {
	return &lexiconKeeper{room: room, lexicon: text.NewLexicon()}
}

// present returns the lexicon of one search. One that has outgrown its room
// goes, and in time all the words that it numbered.
func (k *lexiconKeeper) present() *text.Lexicon {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.lexicon.Bytes() > k.room {
		k.lexicon = text.NewLexicon()
	}
	return k.lexicon
}

package retrieval

import (
	"cmp"
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// Feedback from the best articles to the others: whoever names a topic, rather
// than asking for one fact, wants what is like them too. See docs/ranking.md
// for what it would do to questions.
const (
	// echoing is how many of the best articles are listened to.
	echoing = 5
	// echoes is how many of their words are searched.
	echoes = 25
)

// echo adds to each candidate how far its article has the words that tell the
// best ones from the rest. Of an article it knows the candidates alone. It
// leaves questions alone.
func (q *Question) echo(s *scratch) {
	if strings.HasSuffix(strings.TrimSpace(q.query.Text), "?") {
		return
	}
	articles := byArticle(s.ratings)
	if len(articles) <= echoing {
		return
	}
	best := slices.Clone(articles)
	slices.SortFunc(best, func(a, b []*rated) int { return compareRated(a[0], b[0]) })
	e := newEar(q, s, best[:echoing], len(articles))
	for _, own := range articles {
		e.hear(own)
	}
	e.choose(best[:echoing])
	s.heard = e.room
	for i, own := range articles {
		value := e.value(&e.heard[i])
		for _, r := range own {
			r.values[kindred] = value
			r.score += signalTable[kindred].Weight * value
		}
	}
}

// byArticle sorts candidates by their articles, each article's best first.
func byArticle(ratings []*rated) [][]*rated {
	var articles [][]*rated
	for _, r := range ratings {
		for len(articles) <= r.of {
			articles = append(articles, nil)
		}
		own := append(articles[r.of], r)
		if last := len(own) - 1; compareRated(own[last], own[0]) < 0 {
			own[0], own[last] = own[last], own[0]
		}
		articles[r.of] = own
	}
	return articles
}

// An ear holds the words of the best articles that the question does not have,
// and what all articles have of them.
type ear struct {
	ids     text.NumberTable // of the words
	lexemes []text.Lexeme
	words   []echoed
	counts  []float64   // of the words in one article, all 0 between two
	heard   []heard     // by article
	room    []wordCount // of what all articles have, one after the other
	length  float64     // the mean of what was heard
	ideal   float64
}

// An echoed word stands in so many articles; its weight says how much it tells
// of the best ones.
type echoed struct {
	number uint32
	spread int
	weight float64
}

// A heard article has so many words that are searched, and some of the echoed
// ones.
type heard struct {
	length float64
	words  []wordCount
}

// A wordCount is how often one word stands in an article.
type wordCount struct {
	word int
	tf   float64
}

// newEar makes an ear for the words of the best articles.
func newEar(q *Question, s *scratch, best [][]*rated, articles int) *ear {
	room := 0
	for _, own := range best {
		for _, r := range own {
			room += r.Words.Len()
		}
	}
	e := &ear{
		ids: text.NewNumberTable(room), lexemes: best[0][0].Words.Lexicon().Lexemes(),
		words: make([]echoed, 0, room), heard: make([]heard, 0, articles), room: s.heard[:0],
	}
	for _, own := range best {
		for _, r := range own {
			e.listen(q, r.Words)
		}
	}
	e.counts = make([]float64, len(e.words))
	return e
}

// listen takes in the words of a passage of one of the best articles.
func (e *ear) listen(q *Question, w *text.Words) {
	for _, n := range w.Numbers() {
		if e.ids.Find(n) < 0 && q.numbers.Find(n) < 0 {
			e.ids.Add(n, len(e.words))
			e.words = append(e.words, echoed{number: n})
		}
	}
}

// hear notes what an article has of the words.
func (e *ear) hear(own []*rated) {
	var h heard
	from := len(e.room)
	for _, r := range own {
		h.length += float64(r.Words.Len())
		for _, n := range r.Words.Numbers() {
			if !e.ids.MayContain(n) {
				continue
			}
			id := e.ids.Find(n)
			if id < 0 {
				continue
			}
			if e.counts[id]++; e.counts[id] == 1 {
				e.room = append(e.room, wordCount{word: id})
			}
		}
	}
	h.words = e.room[from:len(e.room):len(e.room)]
	for i := range h.words {
		c := &h.words[i]
		c.tf, e.counts[c.word] = e.counts[c.word], 0
		e.words[c.word].spread++
	}
	e.heard = append(e.heard, h)
	e.length += (h.length - e.length) / float64(len(e.heard))
}

// choose weighs the words that tell most: frequent in the best articles, and
// rare among all of them and in general texts.
func (e *ear) choose(best [][]*rated) {
	for _, own := range best {
		h := &e.heard[own[0].of]
		for _, c := range h.words {
			e.words[c.word].weight += text.Saturate(c.tf, h.length, e.length)
		}
	}
	rarities := make([]float64, len(e.heard)+1) // by spread
	for n := range rarities {
		rarities[n] = text.IDF(len(e.heard), n)
	}
	for i := range e.words {
		w := &e.words[i]
		w.weight *= rarities[w.spread] * e.lexemes[w.number].Rarity
	}
	most := e.most()
	for i := range e.words {
		e.words[i].weight = 0
	}
	for _, w := range most {
		e.words[e.ids.Find(w.number)].weight = w.weight
		e.ideal += w.weight
	}
}

// most are the words that tell most, in order.
func (e *ear) most() []echoed {
	most := make([]echoed, 0, echoes+1)
	for _, w := range e.words {
		if len(most) == echoes && w.weight < most[echoes-1].weight {
			continue // nearly always
		}
		at, _ := slices.BinarySearchFunc(most, w, e.compare)
		most = slices.Insert(most, at, w)
		most = most[:min(len(most), echoes)]
	}
	return most
}

// compare orders words that tell more first; as much, by the alphabet.
func (e *ear) compare(a, b echoed) int {
	if c := cmp.Compare(b.weight, a.weight); c != 0 {
		return c
	}
	return cmp.Compare(e.lexemes[a.number].Term, e.lexemes[b.number].Term)
}

// value is the BM25 of an article over the chosen words, of the most that it
// could be.
func (e *ear) value(h *heard) (sum float64) {
	for _, c := range h.words {
		if w := e.words[c.word].weight; w > 0 {
			sum += w * text.Saturate(c.tf, h.length, e.length)
		}
	}
	return ratio(sum, (text.K1+1)*e.ideal)
}

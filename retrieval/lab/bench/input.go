package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// An input is what all systems index and are asked.
type input struct {
	// Lines is a file with a passage and its header on each line, Asked one with a
	// question on each line, and JSON one with the articles of the passages.
	Lines, Asked, JSON string
	Articles, Passages int
	Bytes              int64  // of text, without headers
	Store              string // a folder
	questions          []string
}

var setNames = []string{"squad2", "time", "rtqa22"}

func makeInput(ctx context.Context, s settings) (*input, error) {
	base, err := readSets(s.shared)
	if err != nil {
		return nil, err
	}
	in := &input{
		Lines: filepath.Join(s.dir, "passages.txt"), Asked: filepath.Join(s.dir, "questions.txt"),
		JSON: filepath.Join(s.dir, "articles.jsonl"), Store: filepath.Join(s.dir, "store"),
	}
	if err := in.chooseQuestions(s.shared, base); err != nil {
		return nil, err
	}
	if err := in.writeArticles(ctx, base, s.passages); err != nil {
		return nil, err
	}
	b, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	return in, os.WriteFile(s.inputFile(), b, 0o600)
}

// inputFile returns the path of the file that describes the input.
func (s settings) inputFile() string { return filepath.Join(s.dir, "input.json") }

// loadInput returns the input that makeInput left in the folder.
func loadInput(s settings) (*input, error) {
	b, err := os.ReadFile(s.inputFile())
	if err != nil {
		return nil, err
	}
	in := &input{}
	if err := json.Unmarshal(b, in); err != nil {
		return nil, err
	}
	return in, readLines(in.Asked, func(line []byte) error {
		in.questions = append(in.questions, string(line))
		return nil
	})
}

// readSets returns the articles of the sets, of which all others are variations.
func readSets(shared string) (base []corpus.Article, err error) {
	for _, set := range setNames {
		articles, err := readCorpus(shared, set)
		if err != nil {
			return nil, err
		}
		base = append(base, articles...)
	}
	return base, nil
}

func readCorpus(shared, set string) (out []corpus.Article, err error) {
	err = readLines(filepath.Join(shared, "eval", set, "corpus.jsonl"), func(line []byte) error {
		var d struct {
			ID    string `json:"_id"`
			Title string
			Text  string
		}
		err := json.Unmarshal(line, &d)
		out = append(out, corpus.Article{ID: set + "/" + d.ID, Title: d.Title, Source: set, Text: d.Text})
		return err
	})
	return out, err
}

func readLines(path string, each func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		if err := each(in.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return in.Err()
}

// chooseQuestions takes the news and magazine questions, 200 of squad2's, and 100
// long ones, which are passages of the corpus as they are.
func (in *input) chooseQuestions(shared string, base []corpus.Article) error {
	for set, most := range map[string]int{"rtqa22": 1000, "time": 1000, "squad2": 200} {
		n := 0
		err := readLines(filepath.Join(shared, "eval", set, "queries.jsonl"), func(line []byte) error {
			var q struct{ Text string }
			err := json.Unmarshal(line, &q)
			if n++; n <= most {
				in.questions = append(in.questions, oneLine(q.Text))
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	r := rand.New(rand.NewPCG(1, 1)) //nolint:gosec // G404: the same corpus in every run
	for n := 0; n < 100; {
		body := base[r.IntN(len(base))].Text
		if spans := text.Split(body); len(spans) > 0 {
			span := spans[r.IntN(len(spans))]
			in.questions = append(in.questions, oneLine(body[span.Start:span.End]))
			n++
		}
	}
	r.Shuffle(len(in.questions), func(i, j int) {
		in.questions[i], in.questions[j] = in.questions[j], in.questions[i]
	})
	return os.WriteFile(in.Asked, []byte(strings.Join(in.questions, "\n")+"\n"), 0o600)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// writeArticles fills the store and the files of passages, first with the sets as
// they are and then with variations of them, until there are so many passages.
func (in *input) writeArticles(ctx context.Context, base []corpus.Article, most int) error {
	store, err := corpus.Open(ctx, in.Store)
	if err != nil {
		return err
	}
	defer store.Close()
	f, err := os.Create(in.Lines)
	if err != nil {
		return err
	}
	defer f.Close()
	j, err := os.Create(in.JSON)
	if err != nil {
		return err
	}
	defer j.Close()
	articles := json.NewEncoder(j)
	w := bufio.NewWriterSize(f, 1<<20)
	vary := newVariation(base)
	var batch []corpus.Article
	begin := time.Now()
	for i := 0; in.Passages < most; i++ {
		a := vary.article(i)
		in.Passages += in.writePassages(w, &a, most-in.Passages)
		in.Articles++
		in.Bytes += int64(len(a.Text))
		if err := articles.Encode(map[string]string{"id": a.ID, "title": a.Title, "source": a.Source, "text": a.Text}); err != nil {
			return err
		}
		if batch = append(batch, a); len(batch) == 500 || in.Passages >= most {
			if _, err := store.Add(ctx, batch...); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	fmt.Printf("store filled in %.1f s\n", time.Since(begin).Seconds())
	return w.Flush()
}

// writePassages writes an article's passages and returns how many there are. It
// cuts the article off after most passages.
func (in *input) writePassages(w *bufio.Writer, a *corpus.Article, most int) int {
	spans := text.Split(a.Text)
	if len(spans) > most {
		spans = spans[:most]
		a.Text = a.Text[:spans[most-1].End]
		spans = text.Split(a.Text)
	}
	header := oneLine(retrieval.Header(a))
	for _, s := range spans {
		fmt.Fprintf(w, "%s %s\n", header, oneLine(a.Text[s.Start:s.End]))
	}
	return len(spans)
}

// A variation makes more articles out of the sets. A variation of an article has
// its sentences in another order, and every sixth word is replaced by one drawn at
// random from the corpus, so words keep their frequencies and no passage occurs
// twice.
type variation struct {
	base  []corpus.Article
	words []string
}

func newVariation(base []corpus.Article) *variation {
	v := &variation{base: base}
	r := rand.New(rand.NewPCG(2, 2)) //nolint:gosec // G404: the same corpus in every run
	for range 1 << 20 {
		words := strings.Fields(base[r.IntN(len(base))].Text)
		if len(words) > 0 {
			for range 16 {
				v.words = append(v.words, words[r.IntN(len(words))])
			}
		}
		if len(v.words) >= 1<<20 {
			break
		}
	}
	return v
}

func (v *variation) article(i int) corpus.Article {
	a := v.base[i%len(v.base)]
	round := i / len(v.base)
	if round == 0 {
		return a
	}
	r := rand.New(rand.NewPCG(uint64(i), 3)) //nolint:gosec // G404: the same corpus in every run
	spans := text.Sentences(a.Text, text.Span{End: len(a.Text)})
	r.Shuffle(len(spans), func(i, j int) { spans[i], spans[j] = spans[j], spans[i] })
	var b strings.Builder
	for n, s := range spans {
		words := strings.Fields(a.Text[s.Start:s.End])
		for k := r.IntN(6); k < len(words); k += 6 {
			words[k] = v.words[r.IntN(len(v.words))]
		}
		b.WriteString(strings.Join(words, " "))
		if n%4 == 3 {
			b.WriteString("\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	a.ID = fmt.Sprintf("%s#%d", a.ID, round)
	a.Text = strings.TrimSpace(b.String())
	return a
}

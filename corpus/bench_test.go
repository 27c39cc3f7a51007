package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// newspaper returns n articles of invented words. Their lengths vary as in a
// newspaper: 1 to 11 kB, 6 kB on average.
func newspaper(n int) []Article {
	r := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 20000)
	for i := range words {
		w := make([]byte, 2+r.IntN(4)+r.IntN(5))
		for j := range w {
			w[j] = "etaoinshrdlucmfwypvbgkjqxz"[r.IntN(1+r.IntN(26))]
		}
		words[i] = string(w)
	}
	zipf := rand.NewZipf(r, 1.07, 5, uint64(len(words)-1))
	articles := make([]Article, n)
	for i := range articles {
		var b strings.Builder
		for size := 1000 + r.IntN(10000); b.Len() < size; {
			b.WriteString(words[zipf.Uint64()])
			b.WriteByte(' ')
		}
		articles[i] = Article{
			ID: fmt.Sprintf("2024/06/%06d.txt", i), Title: words[i%len(words)] + " and more", Source: "The Herald", Author: "A. Reporter",
			Published: time.Unix(int64(i)*600, 0), URL: fmt.Sprintf("https://example.org/2024/06/%d", i),
			File: fmt.Sprintf("/home/user/news/2024/06/%06d.txt", i), Language: "en", Text: b.String(),
		}
	}
	return articles
}

func textBytes(articles []Article) (n int64) {
	for _, a := range articles {
		n += int64(len(a.Text))
	}
	return n
}

// BenchmarkAdd writes 2,000 articles in batches of 500 to a file, and reports
// the file's size relative to the text.
func BenchmarkAdd(b *testing.B) {
	articles := newspaper(2000)
	b.SetBytes(textBytes(articles))
	for b.Loop() {
		dir := b.TempDir()
		s, err := Open(b.Context(), dir)
		if err != nil {
			b.Fatal(err)
		}
		for at := 0; at < len(articles); at += 500 {
			if _, err := s.Add(b.Context(), articles[at:at+500]...); err != nil {
				b.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		info, err := os.Stat(filepath.Join(dir, FileName))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(info.Size())/float64(textBytes(articles)), "size/text")
	}
}

func filled(b *testing.B, s *Store, err error) *Store {
	b.Helper()
	if err == nil {
		_, err = s.Add(b.Context(), newspaper(2000)...)
	}
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return s
}

// BenchmarkVersions reads 100 texts, as ranking does for one question.
func BenchmarkVersions(b *testing.B) {
	onDisk, err := Open(b.Context(), b.TempDir())
	inMemory, err2 := OpenMemory(b.Context())
	for name, s := range map[string]*Store{"file": filled(b, onDisk, err), "memory": filled(b, inMemory, err2)} {
		b.Run(name, func(b *testing.B) {
			ns := make([]Arrival, 100)
			for b.Loop() {
				for i := range ns {
					ns[i] = Arrival(1 + rand.IntN(2000))
				}
				if _, err := s.Versions(b.Context(), ns...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkChanges reads the whole log, as building a new index does.
func BenchmarkChanges(b *testing.B) {
	s, err := Open(b.Context(), b.TempDir())
	filled(b, s, err)
	b.SetBytes(textBytes(newspaper(2000)))
	for b.Loop() {
		for _, err := range s.Changes(b.Context(), 0) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

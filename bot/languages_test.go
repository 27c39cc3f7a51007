package bot_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/bot"
	"dateline/retrieval"
	"dateline/retrieval/measure"
	"dateline/retrieval/text"
)

// languageCases has a file for each language: a small invented coverage in it,
// questions on it, and sentences whose ends are known.
const languageCases = "testdata/languages"

type languageSet struct {
	// Asked is the day on which the questions are asked.
	Asked    string
	Articles []struct{ ID, Title, Source, Published, Text string }
	// Questions are asked one by one, each on its own.
	Questions []languageQuestion
	// Paragraphs are lists of sentences, which a space joins, or nothing if
	// Unspaced says so.
	Paragraphs [][]string
	Unspaced   bool
}

type languageQuestion struct {
	Q string
	// Answers are the articles that answer; there are none if nothing does.
	Answers []string
	// Quote is what the first quote has to match, if it is given.
	Quote string
	// Missing are the words of the question that the coverage holds in no form.
	Missing []string
}

// TestLanguages compares how well each language is read, in questions and in
// articles, with its golden file; run with -update to accept a change.
func TestLanguages(t *testing.T) {
	for _, path := range languageFiles(t) {
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		t.Run(name, func(t *testing.T) {
			set := languageSetOf(t, path)
			got := askLanguage(t, set) + "\n" + sentenceEnds(set)
			golden := strings.TrimSuffix(path, ".json") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-golden +now:\n%s", diff)
			}
		})
	}
}

// TestLanguagesAreSound holds that each question can come out right: the
// articles that answer it exist and match its quote.
func TestLanguagesAreSound(t *testing.T) {
	for _, path := range languageFiles(t) {
		set, asked, texts := languageSetOf(t, path), map[string]bool{}, map[string]string{}
		for _, a := range set.Articles {
			if texts[a.ID] != "" {
				t.Errorf("%s: two articles are %s", path, a.ID)
			}
			texts[a.ID] = a.Title + "\n" + a.Text
		}
		for _, q := range set.Questions {
			if asked[q.Q] {
				t.Errorf("%s: %q is asked twice", path, q.Q)
			}
			asked[q.Q] = true
			matches := q.Quote == ""
			for _, id := range q.Answers {
				if texts[id] == "" {
					t.Errorf("%s: %q is answered by %s, which does not exist", path, q.Q, id)
				}
				matches = matches || regexp.MustCompile(q.Quote).MatchString(texts[id])
			}
			if !matches {
				t.Errorf("%s: no answer to %q matches %q", path, q.Q, q.Quote)
			}
			for _, word := range q.Missing {
				if !strings.Contains(q.Q, word) {
					t.Errorf("%s: %q does not have the word %s", path, q.Q, word)
				}
			}
		}
	}
}

func languageFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(languageCases, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files of languages, %v", len(files), err)
	}
	return files
}

func languageSetOf(t *testing.T, path string) (set languageSet) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &set); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return set
}

// A languageReport counts how the questions of a language were answered.
type languageReport struct {
	ndcg                  []float64
	verdicts              map[retrieval.Verdict]int // of questions that have an answer
	noAnswer              map[retrieval.Verdict]int // of those that have none
	quoted, quotes        int
	questions, unanswered int
	falseMisses           int
	lines                 strings.Builder
}

// askLanguage asks all questions of a set of the whole bot, and says how they
// were answered.
func askLanguage(t *testing.T, set languageSet) string {
	t.Helper()
	c := verdictCoverage{Asked: set.Asked}
	ids := map[string]string{} // from the titles
	for _, a := range set.Articles {
		c.Articles = append(c.Articles, struct{ Title, Source, Published, Text string }{a.Title, a.Source, a.Published, a.Text})
		ids[a.Title] = a.ID
	}
	ask := askCoverage(t, c)
	r := languageReport{verdicts: map[retrieval.Verdict]int{}, noAnswer: map[retrieval.Verdict]int{}}
	for _, q := range set.Questions {
		r.add(q, ask(q.Q), ids)
	}
	return r.String()
}

func (r *languageReport) add(q languageQuestion, rep bot.Reply, ids map[string]string) {
	faults := ""
	fault := func(format string, args ...any) { faults += "; " + fmt.Sprintf(format, args...) }
	if len(q.Answers) == 0 {
		r.unanswered++
		if r.noAnswer[rep.Verdict]++; rep.Verdict == retrieval.Found {
			fault("found")
		}
	} else {
		r.questions++
		if r.verdicts[rep.Verdict]++; rep.Verdict != retrieval.Found {
			fault("%s", rep.Verdict)
		}
		if n := r.rank(q, rep, ids); n < 1 {
			fault("nDCG %.2f", n)
		}
	}
	if rep.Result != nil {
		for _, word := range rep.Result.Missing {
			if !slices.Contains(q.Missing, word) {
				r.falseMisses++
				fault("does not hold %s", word)
			}
		}
	}
	if q.Quote != "" {
		r.quotes++
		if len(rep.Quotes) > 0 && regexp.MustCompile(q.Quote).MatchString(rep.Quotes[0].Text) {
			r.quoted++
		} else {
			fault("quote")
		}
	}
	if faults != "" {
		fmt.Fprintf(&r.lines, "  %s: %s\n", q.Q, strings.TrimPrefix(faults, "; "))
	}
}

// rank notes and returns the nDCG of a reply's articles.
func (r *languageReport) rank(q languageQuestion, rep bot.Reply, ids map[string]string) float64 {
	var ranked []string
	for _, quote := range rep.Quotes {
		if id := ids[quote.Passage.Article.Title]; !slices.Contains(ranked, id) {
			ranked = append(ranked, id)
		}
	}
	judged := measure.Judged{}
	for _, id := range q.Answers {
		judged[id] = 1
	}
	n := measure.NDCG(ranked, judged, 10)
	r.ndcg = append(r.ndcg, n)
	return n
}

func (r *languageReport) String() string {
	return fmt.Sprintf(`nDCG@10                       %.3f
answerable                    %d: found %d, partly %d, none %d
without an answer             %d: found %d, partly %d, none %d
right words in first quote    %d of %d
words falsely said not held   %d
`, measure.Mean(r.ndcg),
		r.questions, r.verdicts[retrieval.Found], r.verdicts[retrieval.Partly], r.verdicts[retrieval.None],
		r.unanswered, r.noAnswer[retrieval.Found], r.noAnswer[retrieval.Partly], r.noAnswer[retrieval.None],
		r.quoted, r.quotes, r.falseMisses) + r.lines.String()
}

// sentenceEnds says how many ends of sentences within paragraphs are found, and
// how many of those that are found are right.
func sentenceEnds(set languageSet) string {
	var faults strings.Builder
	right, found, known, sentences := 0, 0, 0, 0
	for _, p := range set.Paragraphs {
		ends, body := map[int]bool{}, ""
		for i, s := range p {
			if i > 0 && !set.Unspaced {
				body += " "
			}
			body += s
			ends[len(body)] = true
		}
		sentences += len(p)
		known += len(p) - 1
		for _, s := range text.Sentences(body, text.Span{Start: 0, End: len(body)}) {
			switch {
			case s.End == len(body):
			case ends[s.End]:
				right++
				found++
				delete(ends, s.End)
			default:
				found++
				fmt.Fprintf(&faults, "  too early: …%s\n", tail(body[:s.End]))
			}
		}
		for end := range body {
			if ends[end] {
				fmt.Fprintf(&faults, "  not ended: …%s\n", tail(body[:end]))
			}
		}
	}
	f := 0.0
	if found+known > 0 {
		f = 2 * float64(right) / float64(found+known)
	}
	return fmt.Sprintf("ends of %d sentences: F %.3f (%d found, %d right, %d to find)\n%s", sentences, f, found, right, known, faults.String())
}

// tail is the end of a text.
func tail(body string) string {
	runes := []rune(body)
	return string(runes[max(0, len(runes)-30):])
}

package bot

import (
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/retrieval/text"
)

// A Revision is one version of an article against the one before it.
type Revision struct {
	Arrival   corpus.Arrival
	Arrived   time.Time
	Withdrawn bool
	// Differences are what changed, in the order of the text; there are none for
	// the first version and for a withdrawal.
	Differences []Difference
}

// A Difference is a sentence, or a fact such as "title: ...", that only one of two
// versions has.
type Difference struct {
	Added bool
	Text  string
}

// Revisions compares the versions of an article, oldest first, sentence by
// sentence.
func Revisions(versions []*corpus.Version) []Revision {
	out := make([]Revision, len(versions))
	for i, v := range versions {
		out[i] = Revision{Arrival: v.Arrival, Arrived: v.Arrived, Withdrawn: v.Withdrawn}
		if i == 0 || v.Withdrawn {
			continue
		}
		for _, e := range Diff(statements(versions[i-1]), statements(v)) {
			if e.Op != Keep {
				out[i].Differences = append(out[i].Differences, Difference{Added: e.Op == Add, Text: e.Text})
			}
		}
	}
	return out
}

// statements are what an article says: its facts and its sentences.
func statements(v *corpus.Version) []string {
	var out []string
	for _, f := range [][2]string{{"title", v.Title}, {"source", v.Source}, {"author", v.Author}, {"link", v.URL}} {
		if f[1] != "" {
			out = append(out, f[0]+": "+f[1])
		}
	}
	if !v.Published.IsZero() {
		out = append(out, "published: "+calendar.Stamp(v.Published))
	}
	for _, s := range text.Sentences(v.Text, text.Span{End: len(v.Text)}) {
		if text := strings.TrimSpace(v.Text[s.Start:s.End]); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// Package diff compares lists of strings, and the versions of an article.
package diff

import (
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/retrieval/text"
)

// A Revision is one version of an article, compared with the version before it.
type Revision struct {
	Arrival   corpus.Arrival
	Arrived   time.Time
	Withdrawn bool
	// Differences are the sentences, and facts such as "title: ...", that were
	// removed or added, in the order of the text. The first version and a
	// withdrawal have none.
	Differences []Edit
}

// Versions compares the versions of an article, oldest first, sentence by
// sentence.
func Versions(versions []*corpus.Version) []Revision {
	out := make([]Revision, len(versions))
	for i, v := range versions {
		out[i] = Revision{Arrival: v.Arrival, Arrived: v.Arrived, Withdrawn: v.Withdrawn}
		if i == 0 || v.Withdrawn {
			continue
		}
		for _, e := range Strings(statements(versions[i-1]), statements(v)) {
			if e.Op != Keep {
				out[i].Differences = append(out[i].Differences, e)
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

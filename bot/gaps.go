package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Gap is a question that the coverage did not answer.
type Gap struct {
	// Question is its latest wording, without filters; Filters are in words.
	Question string
	Filters  []string
	// Times is how often it was asked, Last when it was asked last, and Platforms
	// how often on each platform.
	Times     int
	Last      time.Time
	Platforms map[string]int
	// Missing are its words that the coverage did not hold when it was asked
	// last.
	Missing []string
	// Private says that it was only asked in private.
	Private bool
}

// Gaps are the questions of a period that had no answer.
type Gaps struct {
	// From and To bound the period; To itself is not in it.
	From, To time.Time
	// List has the questions that were asked most often first, and of those asked
	// equally often the latest.
	List []Gap
	// Private counts the questions that were asked in private or in direct
	// messages and are not in List.
	Private int
}

// Gaps returns the questions asked from one time up to another that had no answer.
// It leaves out questions of digests and buttons, and those that were edited
// since. Questions that were asked in private are only counted unless private is
// set, because nobody expects others to read them.
func (l *Ledger) Gaps(ctx context.Context, from, to time.Time, private bool) (Gaps, error) {
	g := Gaps{From: from, To: to}
	first := from.UnixMilli()
	if from.IsZero() {
		first = 0
	}
	rows, err := l.db.QueryContext(ctx, `
		SELECT asked_ms, platform, private, question, body FROM receipts
		WHERE verdict = 'none' AND counted = TRUE AND seq > 0 AND asked_ms >= $1 AND asked_ms < $2
		ORDER BY asked_ms, seq`, first, to.UnixMilli())
	if err != nil {
		return g, err
	}
	defer rows.Close()
	byKey := map[string]*Gap{}
	for rows.Next() {
		var ms int64
		var platform, question, body string
		var hidden bool
		if err := rows.Scan(&ms, &platform, &hidden, &question, &body); err != nil {
			return g, err
		}
		var k receiptBody
		if err := json.Unmarshal([]byte(body), &k); err != nil {
			return g, fmt.Errorf("a receipt cannot be read: %w", err)
		}
		hidden = hidden || k.Direct
		if hidden && !private {
			g.Private++
			continue
		}
		key := folded(question) + "\n" + strings.Join(k.Filters, "\n")
		gap := byKey[key]
		if gap == nil {
			gap = &Gap{Platforms: map[string]int{}, Private: true}
			byKey[key] = gap
		}
		gap.Question, gap.Filters, gap.Missing = question, k.Filters, k.Missing
		gap.Last, gap.Private = time.UnixMilli(ms).UTC(), gap.Private && hidden
		gap.Times++
		gap.Platforms[platform]++
	}
	for _, gap := range byKey {
		g.List = append(g.List, *gap)
	}
	slices.SortFunc(g.List, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), b.Last.Compare(a.Last), cmp.Compare(a.Question, b.Question))
	})
	return g, rows.Err()
}

// folded returns a question without case, spaces and final punctuation, which make
// no other question of it.
func folded(question string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.TrimRight(question, " ?!.…"))), " ")
}

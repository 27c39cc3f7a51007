package main

import (
	"strings"

	"dateline/bot/words"
	"dateline/corpus"
)

// sayRestored says what was restored, and where the data that it replaced is kept,
// if there was any.
func sayRestored(articles int, away string) string {
	text := "Restored. The coverage holds " + words.Count(articles, "article") + "."
	if away != "" {
		text += " What was there before is kept in " + away
	}
	return text
}

// sayPostsUnknown says that the restored data does not know what was posted after
// the backup was made.
const sayPostsUnknown = "What was posted since the backup could not be read from the old data: today's digest may be posted again."

// sayReindexed says that the index was rebuilt, and how much it holds.
func sayReindexed(articles, passages int) string {
	return "The index was rebuilt: " + words.Count(articles, "article") + ", " + words.Count(passages, "passage") + "."
}

// sayExported says how many articles were written, and how many were left out
// because they have no date.
func sayExported(n, undated int) string {
	out := words.Count(n, "article") + " exported."
	if undated > 0 {
		out += " Left out because their dates are unknown: " + words.Number(undated) + "."
	}
	return out
}

// sayUndated says that the articles without a date in the first import are not news.
func sayUndated(n int) string {
	return words.Count(n, "article") + " without a date came with this first import: digests and watches treat them as an archive, not as news."
}

// Imported sums up what became of articles that were brought in; counts are by
// corpus.Change.
func Imported(counts [4]int, leftOut, articles int) string {
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{
		{counts[corpus.Added], "new"}, {counts[corpus.Changed], "changed"},
		{counts[corpus.Unchanged], "unchanged"}, {counts[corpus.Withdrawn], "withdrawn"},
		{leftOut, "left out"},
	} {
		if c.n > 0 {
			parts = append(parts, words.Number(c.n)+" "+c.what)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "Nothing new")
	}
	return strings.Join(parts, ", ") + ". The coverage holds " + words.Count(articles, "article") + "."
}

// sayOnlyInChannels answers at the terminal what concerns a channel.
const sayOnlyInChannels = "Watches and settings belong to a channel: write that to Dateline in Slack or Discord, where the news is to be posted."

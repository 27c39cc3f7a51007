package main

import "dateline/bot"

// SayRestored says what a backup has brought, and where that is kept which it
// replaced, if there was anything.
func SayRestored(articles int, away string) string {
	text := "Restored. The coverage holds " + bot.Count(articles, "article") + "."
	if away != "" {
		text += " What was there before is kept in " + away
	}
	return text
}

// SayDeedsLost says that the restored data does not know what was posted after
// the backup was made.
const SayDeedsLost = "What was posted since the backup could not be read from what it replaces: the day's digest may come again."

// SayRestoreFinished says that a restore which was killed has been finished.
func SayRestoreFinished(away string) string {
	return "A restore that had been broken off was finished. What was there before is kept in " + away
}

// SayReindexed says that the index was built anew, and how much it holds.
func SayReindexed(articles, passages int) string {
	return "The index was built anew: " + bot.Count(articles, "article") + ", " + bot.Count(passages, "passage") + "."
}

// SayExported says how many articles were written, and how many were left out
// for want of a date.
func SayExported(n, undated int) string {
	out := bot.Count(n, "article") + " exported."
	if undated > 0 {
		out += " Left out, as their dates are not known: " + bot.Number(undated) + "."
	}
	return out
}

// SayUndated says that articles without a date, of the first import, are no
// news.
func SayUndated(n int) string {
	return bot.Count(n, "article") + " without a date came with this first import: digests and watches take them for an archive, and no news."
}

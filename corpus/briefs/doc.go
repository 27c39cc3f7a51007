// Package briefs embeds the default coverage: one brief for each article of
// the seed story on Russia and North Korea, in our own words, because the
// articles themselves are their publishers'.
//
// It does not know how a brief is read or searched: it hands out files, and a
// brief's id is the file name of the article that may replace it.
package briefs

import "embed"

// FS holds the briefs, one Markdown file with YAML front matter for each.
//
//go:embed *.md
var FS embed.FS

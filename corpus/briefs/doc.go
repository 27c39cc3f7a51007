// Package briefs embeds the default coverage: one brief for each article of the
// seed story on Russia and North Korea. The briefs are in our own words because
// the articles belong to their publishers.
//
// The package only provides files and does not know how they are read or
// searched. A brief's id is the file name of the article that may replace it.
package briefs

import "embed"

// FS holds the briefs, each a Markdown file with YAML front matter.
//
//go:embed *.md
var FS embed.FS

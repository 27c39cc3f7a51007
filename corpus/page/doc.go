// Package page extracts the article from a web page: its text without what
// surrounds it, and its metadata.
//
// Pages are treated as hostile: scripts and everything that a reader would not
// see are removed, and pages too deep or too crowded to parse are reduced to
// plain text. The package does not know where pages come from.
package page

// Package files reads articles from files: plain text, Markdown with front
// matter, web pages and JSON lines, alone or in folders.
//
// It reads nothing outside of the folders that it is given, and whatever a
// file holds, it either becomes articles or a Problem that says why not, and
// the other files are read all the same. It does not know where the articles
// go.
package files

// Package files reads articles from files: plain text, Markdown with front
// matter, web pages and JSON lines, single files or whole folders.
//
// It reads nothing outside the folders that it is given. Whatever a file holds
// either becomes articles or a [Problem] that says why not, and the remaining
// files are read all the same. The package does not know where the articles go.
package files

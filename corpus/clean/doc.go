// Package clean turns the raw text of an article into plain paragraphs: it
// normalizes characters, joins lines into paragraphs, and removes the clutter
// of web pages (advertisement marks, teasers of other articles, repeated
// paragraphs).
//
// It is cautious: text stays unless it is surely clutter. The package does not
// know file formats.
package clean

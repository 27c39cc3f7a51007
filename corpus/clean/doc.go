// Package clean turns the raw text of an article into its plain paragraphs:
// characters in one form, lines joined into paragraphs, and the clutter of a
// page (advertisement marks, teasers of other articles, paragraphs that stand
// twice) left out.
//
// It is cautious: what it is not sure to be clutter stays. It does not know
// file formats.
package clean

// Package text reads text: it cuts it into words, sentences and passages, and
// gives each word the form under which it is indexed and searched, in every
// language that Dateline reads.
//
// Questions and articles go through the same functions, so that they always
// agree on what a word is. The package knows neither questions nor ranking.
package text

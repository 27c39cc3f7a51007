// Package coverage opens what Dateline answers from, and what is made of it and
// kept beside it, in the order in which the parts need one another: the articles,
// the index, the stories, and the ledger. It brings articles in, and data of
// older versions up to date.
package coverage

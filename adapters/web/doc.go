// Package web serves Dateline's own page: it answers questions in a browser,
// and shows where every quote stands in its article.
//
// Pages are rendered here, from templates in the binary, and work without
// scripts. A GET changes nothing but what asking keeps: a receipt. Feedback is
// posted. An answer that was given in private, or in a direct conversation, is
// not shown: its receipt's id proves that somebody saw it, and not who asks
// now. All other answers are open to whoever may read and knows the id.
//
// It does not know how questions are answered, nor any other platform.
package web

// Package web serves Dateline's web page: it answers questions in a browser,
// and shows every quote in its article.
//
// Pages are rendered on the server, from templates in the binary, and work
// without scripts. A GET request changes nothing, except that a question leaves
// a receipt; feedback is a POST. An answer that was given in private, or in a
// direct conversation, is not shown: whoever knows the id of its receipt need
// not be the person who asked. All other answers are open to every visitor who
// knows the id.
//
// The package does not know how questions are answered, nor any other platform.
package web

// Package page finds the article on a web page: its words without what
// surrounds them, and what the page says about it.
//
// A page is hostile until shown otherwise: scripts and what a reader would
// not see are left out, and pages too deep or too crowded to take apart are
// read as plain words. It does not know where pages come from.
package page

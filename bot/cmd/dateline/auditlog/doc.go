// Package auditlog writes down who asked what, where an operator wants that, and
// finds it again: a file a day, a JSON object a line, in which people and words
// may be keyed hashes.
package auditlog

// Package terminal prints replies as text for a person at a terminal, and as JSON
// for programs.
//
// It does not know where a question comes from or how it is answered.
package terminal

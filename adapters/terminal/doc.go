// Package terminal prints replies for a person at a terminal and, as JSON, for
// programs.
//
// It does not know where a question came from or how it is answered.
package terminal

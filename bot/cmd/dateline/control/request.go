package control

import (
	"context"
	"io"
)

// A Request is a command line that a client wants run, and what only the
// client's own process knows of its surroundings.
type Request struct {
	// Args are the command line, without the name of the program.
	Args []string `json:"args"`
	// Dir is the folder from which relative paths start, empty for the folder
	// of the process that runs the command.
	Dir string `json:"dir"`
	// Plain forbids escape sequences in the output.
	Plain bool `json:"plain"`
	// Columns are the widths of the terminals at In, Out and Err of the
	// streams; 0 for a stream that is not a terminal.
	Columns [3]int `json:"columns"`
}

// Streams are the standard streams of a command. In those that a Server hands
// to a command, each has a method Columns() int: the width of the terminal at
// the client's end, 0 where there is none.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// A Command runs a command line until ctx ends, and returns its exit status.
type Command func(ctx context.Context, s Streams, r Request) (exit int)

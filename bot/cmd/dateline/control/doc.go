// Package control lets a running service run commands for other processes.
//
// Only one process may have a data folder open. While that is a service, a
// command that somebody types in a shell cannot open the folder itself, so a
// Client sends its Request to the service's Server, over a socket in the data
// folder. The server runs the command inside the service, and the client passes
// on what is read and written, so that to the person it is as if the command ran
// in the shell.
//
// A Shared is what the service and those commands work on together: the service
// offers it, commands borrow it, and a command can have the data that it stands
// for swapped.
//
// The package knows no command and no coverage; both are handed to it.
package control

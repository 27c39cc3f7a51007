// Package folder looks after the folder that an index lies in: which of two
// folders is active, whether another process has it open, whether its files hold
// the bytes that were written, and how it is emptied. It knows the names and the
// layout of the engine's files, but not the engine.
package folder

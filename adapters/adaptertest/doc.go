// Package adaptertest holds the promises that every adapter keeps, as one suite
// of tests, and the small house with a true bot that they are tested in.
//
// It does not know any platform: an adapter's tests implement Harness over the
// platform's fake, and call Run.
package adaptertest

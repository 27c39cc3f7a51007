// Package adaptertest tests the promises that every adapter keeps, in one suite,
// and has the test bench that the suite runs on: a real bot over an invented
// coverage, in memory.
//
// It does not know any platform. The tests of an adapter implement [Harness] over a
// fake of the platform, and call [Run].
package adaptertest

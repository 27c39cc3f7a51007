// Package bottest has a bot over an invented coverage, all in memory, for tests of
// package bot and of the packages that are built on it. Its searcher is simple
// and stable; everything else is the real thing.
package bottest

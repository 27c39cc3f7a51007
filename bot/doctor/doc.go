// Package doctor words the state of a Dateline installation for those who run
// it. What an examination finds is a list of [Finding]s, and each fault among
// them comes with a remedy.
//
// The package examines nothing itself: adapters examine their platforms, the
// command examines its machine, and both choose from the sentences here.
package doctor

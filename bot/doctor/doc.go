// Package doctor says how Dateline itself does, to those who run it: each thing
// that it needs is a [Finding], and every fault comes with what to do about it.
//
// It only puts into words what others have looked at: the adapters examine their
// platforms, the command examines the machine.
package doctor

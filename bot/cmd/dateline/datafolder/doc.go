// Package datafolder is the layout of the folder in which Dateline keeps its
// data: what is called what, where it is when nobody says so, what of it a
// restore replaces, and how that is done so that a kill at any moment leaves the
// old data or the new, whole.
package datafolder

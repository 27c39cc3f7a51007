// Package datafolder is the layout of the folder in which Dateline keeps its data:
// its default place, the names in it, what of it a restore replaces, and how it is
// replaced so that a kill at any moment leaves the old data or the new, complete.
package datafolder

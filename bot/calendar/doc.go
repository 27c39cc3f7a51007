// Package calendar has days without a time of day, and writes days and times as
// Dateline does everywhere: for people and for programs.
package calendar

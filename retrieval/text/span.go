package text

import "cmp"

// A Span is a half-open range of bytes in a text.
type Span struct{ Start, End int }

// Contains tells whether t lies within s, whose bounds it may share.
func (s Span) Contains(t Span) bool { return t.Start >= s.Start && t.End <= s.End }

// Overlaps tells whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Empty tells whether s has no bytes.
func (s Span) Empty() bool { return s.Start >= s.End }

// Compare orders spans by where they start, and then by where they end.
func (s Span) Compare(t Span) int {
	return cmp.Or(cmp.Compare(s.Start, t.Start), cmp.Compare(s.End, t.End))
}

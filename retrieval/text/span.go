package text

// A Span is a half-open range of bytes in a text.
type Span struct{ Start, End int }

// Contains tells whether t lies within s, whose bounds it may share.
func (s Span) Contains(t Span) bool { return t.Start >= s.Start && t.End <= s.End }

// Overlaps tells whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

package feed

import (
	"strings"
)

// Bounds of one feed.
const (
	maxItems = 1000
	maxDepth = 100
)

// sanitizeXML removes what a parser need not see (comments, declarations, and
// document types with their entities). If the document breaks off, is nested
// deeper than maxDepth or has more than maxItems items, it is cut behind the
// last whole item and its open elements are closed. ok is false if there is
// neither a whole item nor a proper end.
func sanitizeXML(doc string) (out string, ok bool) {
	s := scanner{doc: doc}
	whole := s.run()
	if whole && s.items <= maxItems && len(s.stack) == 0 && s.roots > 0 {
		s.emit(len(doc))
		return s.out.String(), true
	}
	if s.items == 0 {
		return "", false
	}
	return s.truncated(), true
}

// A scanner steps through XML tag by tag. It tracks where items end and which
// elements are open there; it does not look into items.
type scanner struct {
	doc     string
	at      int
	out     strings.Builder
	emitted int // doc up to here was copied to out or omitted
	stack   []string
	roots   int
	items   int
	// goodLen is the length of out behind the last whole item, openAtGood the
	// elements that were open there.
	goodLen    int
	openAtGood []string
}

// run scans to the end. It returns false if that is impossible, or if there are
// more than enough items.
func (s *scanner) run() bool {
	for {
		i := strings.IndexByte(s.doc[s.at:], '<')
		if i < 0 {
			return true
		}
		s.at += i
		if !s.tag() || s.items > maxItems {
			return false
		}
	}
}

// tag steps over one construct that begins with "<".
func (s *scanner) tag() bool {
	rest := s.doc[s.at:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		return s.omit(func() bool { return s.skipPast(4, "-->") })
	case strings.HasPrefix(rest, "<![CDATA["):
		return s.skipPast(9, "]]>")
	case strings.HasPrefix(rest, "<?"):
		return s.omit(func() bool { return s.skipPast(2, "?>") })
	case strings.HasPrefix(rest, "<!"):
		return s.omit(s.declaration)
	case strings.HasPrefix(rest, "</"):
		return s.end()
	case len(rest) > 1 && nameByte(rest[1]):
		return s.start()
	}
	s.at++ // a bare "<" in a text
	return true
}

func (s *scanner) skipPast(from int, mark string) bool {
	i := strings.Index(s.doc[s.at+from:], mark)
	if i < 0 {
		return false
	}
	s.at += from + i + len(mark)
	return true
}

// emit copies the document up to an offset to out.
func (s *scanner) emit(upTo int) {
	s.out.WriteString(s.doc[s.emitted:upTo])
	s.emitted = upTo
}

// omit leaves out what step steps over.
func (s *scanner) omit(step func() bool) bool {
	s.emit(s.at)
	ok := step()
	s.emitted = s.at
	return ok
}

// declaration steps over <!DOCTYPE ...> and its internal subset in brackets.
func (s *scanner) declaration() bool {
	depth := 0
	for i := s.at; i < len(s.doc); i++ {
		switch s.doc[i] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				s.at = i + 1
				return true
			}
		}
	}
	return false
}

func (s *scanner) start() bool {
	name := s.name(s.at + 1)
	end := s.tagEnd(s.at + 1 + len(name))
	if end < 0 {
		return false
	}
	empty := s.doc[end-1] == '/'
	s.at = end + 1
	if len(s.stack) == 0 {
		s.roots++
	}
	if empty {
		return true
	}
	s.stack = append(s.stack, name)
	return len(s.stack) <= maxDepth
}

// tagEnd returns the offset of the ">" that ends a tag, ignoring quoted values.
func (s *scanner) tagEnd(from int) int {
	quote := byte(0)
	for i := from; i < len(s.doc); i++ {
		c := s.doc[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && s.doc[i-1] == '=':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// end closes an element and any that were left open inside it.
func (s *scanner) end() bool {
	name := s.name(s.at + 2)
	if !s.skipPast(2, ">") {
		return false
	}
	for i := len(s.stack) - 1; i >= 0; i-- {
		if s.stack[i] == name {
			s.stack = s.stack[:i]
			s.endItem(name)
			break
		}
	}
	return true
}

func (s *scanner) endItem(name string) {
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	if name != "item" && name != "entry" {
		return
	}
	if s.items++; s.items > maxItems {
		return
	}
	s.emit(s.at)
	s.goodLen = s.out.Len()
	s.openAtGood = append(s.openAtGood[:0], s.stack...)
}

// truncated returns the document up to the last whole item.
func (s *scanner) truncated() string {
	var b strings.Builder
	b.WriteString(s.out.String()[:s.goodLen])
	for i := len(s.openAtGood) - 1; i >= 0; i-- {
		b.WriteString("</" + s.openAtGood[i] + ">")
	}
	return b.String()
}

func (s *scanner) name(from int) string {
	end := from
	for end < len(s.doc) && nameByte(s.doc[end]) {
		end++
	}
	return s.doc[from:end]
}

func nameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ':' || c == '_' || c == '-' || c == '.' || c >= 0x80
}

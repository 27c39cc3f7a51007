package feed

import (
	"strings"
)

// The most that is read of one feed.
const (
	maxItems = 1000
	maxDepth = 100
)

// trim makes a document of XML harmless, and whole where it is not: it leaves
// out comments, the declaration and the document type with its entities, and it ends
// the document, with all elements closed, behind the last whole item when it
// breaks off, is nested deeper than maxDepth or has more than maxItems. ok is
// false where not even one item, or the end, is there.
func trim(doc string) (out string, ok bool) {
	s := scanner{doc: doc}
	whole := s.run()
	if whole && s.items <= maxItems && len(s.stack) == 0 && s.roots > 0 {
		s.keep(len(doc))
		return s.out.String(), true
	}
	if s.items == 0 {
		return "", false
	}
	return s.ended(), true
}

// A scanner goes through XML tag by tag. It knows where items end and what is
// open there; it does not know what an item holds.
type scanner struct {
	doc   string
	at    int
	out   strings.Builder
	kept  int // doc up to here is in out, or left out
	stack []string
	roots int
	items int
	// good is how long out was behind the last whole item, and open what was
	// open there.
	good int
	open []string
}

// run scans to the end; it is false where that cannot be done, or where there
// are items enough.
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

// tag steps over what begins with "<".
func (s *scanner) tag() bool {
	rest := s.doc[s.at:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		return s.drop(func() bool { return s.skip(4, "-->") })
	case strings.HasPrefix(rest, "<![CDATA["):
		return s.skip(9, "]]>")
	case strings.HasPrefix(rest, "<?"):
		return s.drop(func() bool { return s.skip(2, "?>") })
	case strings.HasPrefix(rest, "<!"):
		return s.drop(s.declaration)
	case strings.HasPrefix(rest, "</"):
		return s.end()
	case len(rest) > 1 && nameByte(rest[1]):
		return s.start()
	}
	s.at++ // a bare "<" in a text
	return true
}

func (s *scanner) skip(from int, mark string) bool {
	i := strings.Index(s.doc[s.at+from:], mark)
	if i < 0 {
		return false
	}
	s.at += from + i + len(mark)
	return true
}

// keep puts all up to a place into out.
func (s *scanner) keep(upTo int) {
	s.out.WriteString(s.doc[s.kept:upTo])
	s.kept = upTo
}

// drop leaves out what step steps over.
func (s *scanner) drop(step func() bool) bool {
	s.keep(s.at)
	ok := step()
	s.kept = s.at
	return ok
}

// declaration steps over <!DOCTYPE ...>, with what stands in its brackets.
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
	end := s.close(s.at + 1 + len(name))
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

// close finds the ">" that ends a tag, past those in quoted values.
func (s *scanner) close(from int) int {
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

// end closes an element, and those inside it that were left open.
func (s *scanner) end() bool {
	name := s.name(s.at + 2)
	if !s.skip(2, ">") {
		return false
	}
	for i := len(s.stack) - 1; i >= 0; i-- {
		if s.stack[i] == name {
			s.stack = s.stack[:i]
			s.ofItem(name)
			break
		}
	}
	return true
}

func (s *scanner) ofItem(name string) {
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	if name != "item" && name != "entry" {
		return
	}
	if s.items++; s.items > maxItems {
		return
	}
	s.keep(s.at)
	s.good = s.out.Len()
	s.open = append(s.open[:0], s.stack...)
}

// ended is the document up to the last whole item.
func (s *scanner) ended() string {
	var b strings.Builder
	b.WriteString(s.out.String()[:s.good])
	for i := len(s.open) - 1; i >= 0; i-- {
		b.WriteString("</" + s.open[i] + ">")
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

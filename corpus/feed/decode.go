package feed

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// declared finds the encoding that an XML document says it is in.
var declared = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// decode returns a document as valid UTF-8. What is UTF-8 is read as that,
// whatever it or its server says: texts of another encoding are never valid
// UTF-8 by chance, and servers are often wrong. Else what the document says
// counts, then what the server says, and at last what the bytes look like.
func decode(b []byte, contentType string) string {
	if bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return convert(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if utf8.Valid(b) && !bytes.Contains(b, []byte("\x1b$")) {
		return string(b)
	}
	return convert(b, encodingOf(b, contentType))
}

func convert(b []byte, e encoding.Encoding) string {
	if e == nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	out, _, err := transform.Bytes(e.NewDecoder(), b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// mostlyUTF8 is the largest share of bad bytes in what is still UTF-8: a
// character cut in two, or a stray byte in an advertisement.
const mostlyUTF8 = 0.001

// encodingOf chooses the encoding of what is not valid UTF-8, nil for UTF-8
// all the same.
func encodingOf(b []byte, contentType string) encoding.Encoding {
	if m := declared.FindSubmatch(b[:min(len(b), 400)]); m != nil {
		if e := named(string(m[1])); e != nil {
			return e
		}
	}
	if e, name, certain := charset.DetermineEncoding(b, contentType); certain && name != "utf-8" {
		return e
	}
	if float64(badBytes(b)) < mostlyUTF8*float64(len(b)) {
		return nil
	}
	found, err := chardet.NewHtmlDetector().DetectBest(b[:min(len(b), 64<<10)])
	if err != nil {
		return named("windows-1252")
	}
	if e := named(found.Charset); e != nil {
		return e
	}
	return named("windows-1252")
}

// named returns an encoding by the names that the web has for it, nil for
// UTF-8 and for names that it does not know.
func named(name string) encoding.Encoding {
	e, err := htmlindex.Get(strings.TrimSpace(name))
	if err != nil || e == unicode.UTF8 {
		return nil
	}
	return e
}

func badBytes(b []byte) (n int) {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		b = b[size:]
	}
	return n
}

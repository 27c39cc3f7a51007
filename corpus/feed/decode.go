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

// xmlEncoding matches the encoding that an XML declaration names.
var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// decode returns a document as valid UTF-8. Valid UTF-8 is taken for what it
// is, whatever the document or its server declares: text in another encoding is
// never valid UTF-8 by chance, and servers are often wrong. Otherwise the
// document's own declaration counts first, then the server's, then what the
// bytes look like.
func decode(b []byte, contentType string) string {
	if bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return toUTF8(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if utf8.Valid(b) && !bytes.Contains(b, []byte("\x1b$")) {
		return string(b)
	}
	return toUTF8(b, encodingOf(b, contentType))
}

func toUTF8(b []byte, e encoding.Encoding) string {
	if e == nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	out, _, err := transform.Bytes(e.NewDecoder(), b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// maxBadShare is the largest share of invalid bytes in a document that is still
// taken for UTF-8: a character cut in two, or a stray byte in an advertisement.
const maxBadShare = 0.001

// encodingOf chooses the encoding of bytes that are not valid UTF-8. It returns
// nil for a document that is UTF-8 with a few bad bytes.
func encodingOf(b []byte, contentType string) encoding.Encoding {
	if m := xmlEncoding.FindSubmatch(b[:min(len(b), 400)]); m != nil {
		if e := encodingByName(string(m[1])); e != nil {
			return e
		}
	}
	if e, name, certain := charset.DetermineEncoding(b, contentType); certain && name != "utf-8" {
		return e
	}
	if float64(badBytes(b)) < maxBadShare*float64(len(b)) {
		return nil
	}
	found, err := chardet.NewHtmlDetector().DetectBest(b[:min(len(b), 64<<10)])
	if err != nil {
		return encodingByName("windows-1252")
	}
	if e := encodingByName(found.Charset); e != nil {
		return e
	}
	return encodingByName("windows-1252")
}

// encodingByName looks up an encoding by its names on the web. It returns nil
// for UTF-8 and for unknown names.
func encodingByName(name string) encoding.Encoding {
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

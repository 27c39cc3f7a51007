package files

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decode returns the text of a file: UTF-8 with or without a byte order mark,
// or UTF-16 with one.
func decode(content []byte) (string, *Problem) {
	if len(bytes.TrimSpace(content)) == 0 {
		return "", problem(nil, "it is empty")
	}
	if isUTF16(content) {
		b, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), content)
		if err != nil {
			return "", problem(err, "it is not valid UTF-16")
		}
		return string(b), nil
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return "", problem(nil, "it is not text: it has a zero byte in line %d", lineOf(content, i))
	}
	if i := invalidUTF8(content); i >= 0 {
		p := problem(nil, "it is not valid UTF-8: the byte 0x%02X in line %d, column %d is no character; save it as UTF-8",
			content[i], lineOf(content, i), i-bytes.LastIndexByte(content[:i], '\n'))
		return "", p
	}
	return string(content), nil
}

func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, -1 for
// none.
func invalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
}

func lineOf(b []byte, at int) int { return 1 + bytes.Count(b[:at], []byte("\n")) }

// sizeText formats a limit for people.
func sizeText(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d kB", n>>10)
}

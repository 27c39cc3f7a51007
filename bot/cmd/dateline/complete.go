package main

import (
	"slices"
	"strings"
)

// completer completes the word before the cursor: a command, a filter or an outlet.
func completer(outlets []string) func(line string, pos int, key rune) (string, int, bool) {
	words := []string{"sources", "status", "more", "why", "context ", "verify ", "help", "quit",
		"source:", "since:", "until:", "person:", "as-of:", "order:", "-source:", "-person:"}
	for _, o := range outlets {
		name := strings.ToLower(o)
		if strings.Contains(name, " ") {
			name = `"` + name + `"`
		}
		words = append(words, "source:"+name)
	}
	slices.Sort(words)
	return func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' {
			return "", 0, false
		}
		from := strings.LastIndexByte(line[:pos], ' ') + 1
		stem := line[from:pos]
		end := longest(words, stem)
		if stem == "" || end == stem {
			return "", 0, false
		}
		return line[:from] + end + line[pos:], from + len(end), true
	}
}

// longest returns the longest beginning that all words share that begin with stem.
func longest(words []string, stem string) string {
	common := ""
	for _, w := range words {
		switch {
		case !strings.HasPrefix(w, stem):
		case common == "":
			common = w
		default:
			n := 0
			for n < len(common) && n < len(w) && common[n] == w[n] {
				n++
			}
			common = common[:n]
		}
	}
	if common == "" {
		return stem
	}
	return common
}

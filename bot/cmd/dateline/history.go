package main

import (
	"os"
	"path/filepath"
	"strings"

	"dateline/bot/cmd/dateline/datafolder"
)

// A history keeps the questions typed at the terminal, in the person's own data
// folder or, where that cannot be written, in memory.
type history struct {
	lines []string
	file  string
}

// historyLength is how many lines are kept.
const historyLength = 500

func openHistory() *history {
	dir, err := datafolder.Default()
	if err != nil {
		return &history{}
	}
	h := &history{file: filepath.Join(dir, datafolder.History)}
	b, err := os.ReadFile(h.file)
	if err != nil {
		return h
	}
	h.lines = strings.FieldsFunc(string(b), func(r rune) bool { return r == '\n' })
	h.lines = h.lines[max(0, len(h.lines)-historyLength):]
	return h
}

func (h *history) add(line string) {
	if strings.TrimSpace(line) == "" || h.file == "" {
		return
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(0, len(h.lines)-historyLength):]
	if os.MkdirAll(filepath.Dir(h.file), 0o700) != nil {
		return
	}
	_ = os.WriteFile(h.file, []byte(strings.Join(h.lines, "\n")+"\n"), 0o600)
}

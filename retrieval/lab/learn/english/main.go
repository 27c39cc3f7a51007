// English makes the list of correctly spelled English words that corrections
// of questions keep away from.
//
// It reads word lists, a word a line, such as those of Debian's packages
// wamerican and wbritish, and prints the stems of their words as the index
// knows them, sorted: names, which the lists write with a capital only, with a
// capital too. It knows nothing of what the list is used for.
//
//	go run ./learn/english NOTICE american-english british-english >../text/english.txt
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// shortest is the length from which on words are listed, in letters: shorter
// ones are never corrected.
const shortest = 4

// width is how long a line of the list is at most, in bytes.
const width = 96

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: english NOTICE LIST...")
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(w io.Writer, notice string, lists []string) error {
	head, err := os.ReadFile(notice)
	if err != nil {
		return err
	}
	if _, err := w.Write(head); err != nil {
		return err
	}
	names := map[string]bool{} // by stem: whether it is only a name
	for _, list := range lists {
		if err := read(list, names); err != nil {
			return err
		}
	}
	return write(w, names)
}

// read takes in the stems of one list.
func read(list string, names map[string]bool) error {
	f, err := os.Open(list)
	if err != nil {
		return err
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		word := s.Text()
		if strings.Contains(word, "'") {
			continue
		}
		for _, t := range text.Analyze(nil, word) {
			if len(t.Term) < shortest || strings.Trim(t.Term, "abcdefghijklmnopqrstuvwxyz") != "" {
				continue
			}
			only, known := names[t.Term]
			names[t.Term] = (!known || only) && word[0] < 'a'
		}
	}
	return nil
}

// write prints the stems, as many to a line as fit.
func write(w io.Writer, names map[string]bool) error {
	stems := make([]string, 0, len(names))
	for stem := range names {
		stems = append(stems, stem)
	}
	slices.Sort(stems)
	line := ""
	for _, stem := range stems {
		if names[stem] {
			stem = strings.ToUpper(stem[:1]) + stem[1:]
		}
		if line != "" && len(line)+1+len(stem) > width {
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
			line = ""
		}
		line = strings.TrimPrefix(line+" "+stem, " ")
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

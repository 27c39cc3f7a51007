// Command english makes the list of correctly spelled English words, which must not
// be corrected in questions.
//
// It reads word lists with a word a line, such as those of Debian's packages
// wamerican and wbritish, and prints the sorted stems of their words, as the index
// has them. A word that the lists only have with a capital is a name, and is
// printed with one. NOTICE is a file that is printed first.
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

// minLength is the length of the shortest words listed, in letters: shorter ones
// are never corrected.
const minLength = 4

// maxLine is the greatest length of a line of the list, in bytes.
const maxLine = 96

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
	names := map[string]bool{} // by stem, whether it is only a name
	for _, list := range lists {
		if err := read(list, names); err != nil {
			return err
		}
	}
	return write(w, names)
}

// read adds the stems of one list to names.
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
			if len(t.Term) < minLength || strings.Trim(t.Term, "abcdefghijklmnopqrstuvwxyz") != "" {
				continue
			}
			only, known := names[t.Term]
			names[t.Term] = (!known || only) && word[0] < 'a'
		}
	}
	return nil
}

// write prints the stems, as many on a line as fit.
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
		if line != "" && len(line)+1+len(stem) > maxLine {
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

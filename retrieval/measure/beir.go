package measure

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// longestLine is how many bytes a line of a question set may have.
const longestLine = 64 << 20

// A Question is one line of a question set in the BEIR form.
type Question struct {
	ID, Text string
	// Asked is when it was asked, from the metadata's "date"; zero if unknown.
	Asked time.Time
}

// ReadQuestions reads lines of {"_id","text","metadata"}.
func ReadQuestions(r io.Reader) ([]Question, error) {
	var questions []Question
	err := lines(r, func(n int, line []byte) error {
		var q struct {
			ID       string `json:"_id"`
			Text     string `json:"text"`
			Metadata struct {
				Date string `json:"date"`
			} `json:"metadata"`
		}
		if err := json.Unmarshal(line, &q); err != nil {
			return fmt.Errorf("line %d is not a question: %w", n, err)
		}
		questions = append(questions, Question{q.ID, q.Text, readDate(q.Metadata.Date)})
		return nil
	})
	return questions, err
}

// readDate returns the date at the beginning of a metadata field (2022-06-16), or
// the zero time if there is none.
func readDate(field string) time.Time {
	if len(field) < len(time.DateOnly) {
		return time.Time{}
	}
	if t, err := time.Parse(time.RFC3339, field); err == nil {
		return t.UTC()
	}
	t, err := time.Parse(time.DateOnly, field[:len(time.DateOnly)])
	if err != nil {
		return time.Time{}
	}
	return t
}

// ReadJudgements reads tab-separated lines of question, document and grade,
// after a header line. The keys of the result are questions.
func ReadJudgements(r io.Reader) (map[string]Judged, error) {
	all := map[string]Judged{}
	err := lines(r, func(n int, line []byte) error {
		fields := strings.Fields(string(line))
		if n == 1 && len(fields) == 3 && fields[2] == "score" {
			return nil
		}
		if len(fields) != 3 {
			return fmt.Errorf("line %d: want question, document and score, got %d fields", n, len(fields))
		}
		grade, err := strconv.Atoi(fields[2])
		if err != nil {
			return fmt.Errorf("line %d: the score %q is no whole number", n, fields[2])
		}
		if all[fields[0]] == nil {
			all[fields[0]] = Judged{}
		}
		all[fields[0]][fields[1]] = grade
		return nil
	})
	return all, err
}

// lines calls each with the lines of r that are not empty, counted from 1.
func lines(r io.Reader, each func(n int, line []byte) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, longestLine)
	for n := 1; s.Scan(); n++ {
		if len(strings.TrimSpace(s.Text())) == 0 {
			continue
		}
		if err := each(n, s.Bytes()); err != nil {
			return err
		}
	}
	return s.Err()
}

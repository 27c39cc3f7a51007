package auditlog

import (
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/bot"
)

var day = time.Date(2031, 5, 4, 23, 0, 0, 0, time.UTC)

// kept is a log in a new folder with two questions, asked on two days.
func kept(t *testing.T, hashed bool) (*Log, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "audit")
	l, err := Open(dir, hashed, 30, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	l.now = func() time.Time { return day }
	l.Write(bot.Record{ID: "q1", At: day, Platform: "slack", Person: "U1", Place: "C1", Text: "Who won?", Filters: []string{"source:yonhap"}})
	l.now = func() time.Time { return day.AddDate(0, 0, 1) }
	l.Write(bot.Record{ID: "q2", At: day.AddDate(0, 0, 1), Platform: "discord", Person: "U1", Text: "Who lost?"})
	return l, dir
}

// printed are the ids that a query finds.
func printed(t *testing.T, dir string, q Query) string {
	t.Helper()
	var out strings.Builder
	if err := Print(dir, q, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, id := range []string{"q1", "q2"} {
		if strings.Contains(out.String(), `"id":"`+id+`"`) {
			ids = append(ids, id)
		}
	}
	return strings.Join(ids, " ")
}

func TestQuestionsAreFoundInAFullAndInAHashedLog(t *testing.T) {
	for _, hashed := range []bool{false, true} {
		_, dir := kept(t, hashed)
		for _, c := range []struct {
			q    Query
			want string
		}{
			{Query{}, "q1 q2"},
			{Query{From: day.Add(time.Hour)}, "q2"},
			{Query{Platform: "slack", Person: "U1"}, "q1"},
			{Query{Platform: "slack", Person: "U2"}, ""},
			{Query{Text: "Who lost?"}, "q2"},
		} {
			if got := printed(t, dir, c.q); got != c.want {
				t.Errorf("hashed %v, %+v: %q, want %q", hashed, c.q, got, c.want)
			}
		}
	}
}

func TestAHashedLogHasNoWordsOfAnybody(t *testing.T) {
	_, dir := kept(t, true)
	var out strings.Builder
	if err := Print(dir, Query{}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Who", "U1", "C1", "yonhap"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("%q is in\n%s", secret, &out)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, keyName), []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Print(dir, Query{}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "64 hexadecimal digits") {
		t.Errorf("a key that is damaged: %v", err)
	}
}

func TestDaysThatNeedNotBeKeptAreRemoved(t *testing.T) {
	l, dir := kept(t, false)
	l.now = func() time.Time { return day.AddDate(0, 0, 31) }
	if err := l.Sweep(); err != nil {
		t.Fatal(err)
	}
	if got := printed(t, dir, Query{}); got != "q2" {
		t.Errorf("kept %q", got)
	}
	l.now = func() time.Time { return day.AddDate(0, 0, 60) }
	if err := l.Sweep(); err != nil {
		t.Fatal(err)
	}
	if err := Print(dir, Query{}, io.Discard, io.Discard); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}

func TestALineThatIsDamagedIsToldAndSkipped(t *testing.T) {
	_, dir := kept(t, false)
	if err := os.WriteFile(filepath.Join(dir, "2031-05-03.jsonl"), []byte("{\"id\":\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut strings.Builder
	if err := Print(dir, Query{}, &out, &errOut); err != nil || !strings.Contains(errOut.String(), "no record") || !strings.Contains(out.String(), "q2") {
		t.Errorf("%v, %q, %q", err, &out, &errOut)
	}
}

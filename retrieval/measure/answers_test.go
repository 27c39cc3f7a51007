package measure

import (
	"strings"
	"testing"
)

func TestAnswersAreFoundInPassages(t *testing.T) {
	for _, c := range []struct {
		answer, passage string
		want            bool
	}{
		{"Buffalo Bills", "He plays for the Buffalo Bills.", true},
		{"The Buffalo Bills", "buffalo bills' safety", true},
		{"Bill", "the Buffalo Bills", false},
		{"Beyoncé", "Beyonce won again", true},
		{"twenty-one", "All 21 were freed", true},
		{"21", "All twenty-one were freed", true},
		{"1,200 people", "some 1200 people fled", true},
		{"1", "21 were freed", false},
		{"20", "twenty one were freed", false},
		{"five", "5 of them", true},
		{"Bills Buffalo", "the Buffalo Bills", false},
		{"the", "the Buffalo Bills", false},
		{"", "the Buffalo Bills", false},
		{"북한군", "북한군이 러시아에", true},
	} {
		if got := (Answers{c.answer}).In(c.passage); got != c.want {
			t.Errorf("%q in %q: %v", c.answer, c.passage, got)
		}
	}
	if !(Answers{"no", "Bills"}).In("the Bills") || (Answers{}).In("the Bills") {
		t.Error("one of several answers is enough, and none is not")
	}
}

func TestReadingAnswers(t *testing.T) {
	a, err := ReadAnswers(strings.NewReader(`{"id":"1","answers":["x","y"]}` + "\n" + `{"_id":"2","text":"Who?","answers":["z"]}` + "\n" + `{"_id":"3","text":"Who?"}` + "\n" + `{"_id":"4","answers":{"of":"another form"}}`))
	if err != nil || len(a) != 2 || len(a["1"]) != 2 || a["2"][0] != "z" {
		t.Errorf("%v, %v", a, err)
	}
	if _, err := ReadAnswers(strings.NewReader("no json")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a bad line gives %v", err)
	}
}

package evidence

import (
	"testing"

	"dateline/retrieval/query"
)

func TestAbsentHolder(t *testing.T) {
	for _, c := range []struct {
		question, quote string
		objects         bool
	}{
		{"Who is the drummer of Odd Lanterns?", "Odd Lanterns will play in Selby, says their singer Mila Frost.", true},
		{"Who was the captain of the Albatross?", "The Albatross sank off Marrow Point with nine people on board.", true},
		{"who is the owner of the mine", "Okker sold the mine in Halmar.", true},
		{"Who is the foreman of the rail yard?", "Ida Moor, foreman of the rail yard, blamed the points.", false},
		{"Who is the owner of the hotel?", "The hotel is owned by Enric Roca.", false},
		{"Who is the leader of the union?", "Osei leads the union.", false},
		{"Who was one of the first to sign?", "Osei signed first.", false},
		{"Who was the man of the match?", "Ruud scored twice.", false},
		{"Who is the captian of the Albatross?", "Amsel commands the Albatross.", false},
		{"Who is responsible for the clocks?", "The clerk sets the clocks.", false},
		{"Who did Osei name as head of the board?", "Osei named Vik.", false},
		{"When is the opening of the bridge?", "The bridge opens on Friday.", false},
	} {
		d := Read(query.Query{Text: c.question}, nil)
		e := Evidence{Quote: c.quote, Passage: c.quote}
		e.read(d)
		if _, objects := absentHolder(d, &e); objects != c.objects {
			t.Errorf("%q of %q: objects %v", c.question, c.quote, objects)
		}
	}
}

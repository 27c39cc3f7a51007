package corpus

import (
	"errors"
	"testing"
)

func TestByLink(t *testing.T) {
	s, err := OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, text := range []string{"The ferry sank.", "The ferry sank at dawn."} {
		if _, err := s.Add(t.Context(), Article{ID: "ferry", URL: "https://lantern.example/ferry", Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	for _, link := range []string{"https://lantern.example/ferry", " http://lantern.example/ferry/ "} {
		if v, err := s.ByLink(t.Context(), link); err != nil || v.Arrival != 2 {
			t.Errorf("%q: %+v, %v", link, v, err)
		}
	}
	for _, link := range []string{"", "ferry", "https://", "https://lantern.example/other"} {
		if _, err := s.ByLink(t.Context(), link); !errors.Is(err, ErrUnknown) {
			t.Errorf("%q: %v", link, err)
		}
	}
}

func TestEachEndsWithWhatIsMissing(t *testing.T) {
	s := openMemory(t)
	for v, err := range s.Each(t.Context(), []Arrival{7}) {
		if v != nil || err == nil {
			t.Errorf("%v, %v", v, err)
		}
	}
}

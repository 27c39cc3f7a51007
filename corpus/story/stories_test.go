package story

import (
	"slices"
	"testing"

	"dateline/corpus"
)

func TestMembersAreCurrentVersions(t *testing.T) {
	set := readLabelled(t)
	store, g := open(t)
	first := add(t, store, set[0].article)
	second := add(t, store, set[1].article)
	syncAll(t, g)
	changed := set[1].article
	changed.Title = "Corrected: 14 injured"
	third := add(t, store, changed)
	syncAll(t, g)
	story := membershipsOf(t, store, g, 0)[first].Story
	for asOf, want := range map[corpus.Arrival][]corpus.Arrival{
		0: {first, third}, first: {first}, second: {first, second}, third: {first, third},
	} {
		got, err := g.Members(t.Context(), story, asOf)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("as of %d: %v, want %v", asOf, got, want)
		}
	}
}

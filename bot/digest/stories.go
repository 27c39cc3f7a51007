package digest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval"
)

// A Story is what an edition tells of one event.
type Story struct {
	// Lead is the quote that stands for it.
	Lead retrieval.Passage
	// Running says that it began before the edition's window. New then says in
	// words what is new in it: an origin, a figure, a denial, or the story
	// itself if the digest has not told it before.
	Running bool
	New     string
	// Origins counts who wrote on it within the window. Names are those of them
	// that are known, Outlets where their articles were printed.
	Origins int
	Names   []string
	Outlets []string
	// First is when it appeared, possibly before the window, and FirstBy in
	// which outlet.
	First   time.Time
	FirstBy string
	// Articles are those of the window, including reprints, in the order of
	// their arrival.
	Articles    []*corpus.Version
	memberships map[corpus.Arrival]story.Membership
	// passedOver says that it does not lead because its outlets lead enough
	// other stories.
	passedOver bool
}

// stories groups versions into stories, in the order of their first arrivals.
func (pub *Publisher) stories(ctx context.Context, versions []*corpus.Version) ([]*Story, error) {
	memberships, err := pub.Stories.Memberships(ctx, 0, arrivals(versions)...)
	if err != nil {
		return nil, err
	}
	var out []*Story
	byStory := map[corpus.Arrival]*Story{}
	for _, v := range versions {
		p, ok := memberships[v.Arrival]
		if !ok {
			p.Origin, p.Story, p.Name = v.Arrival, v.Arrival, v.Source
			memberships[v.Arrival] = p
		}
		s := byStory[p.Story]
		if s == nil {
			s = &Story{memberships: memberships}
			byStory[p.Story] = s
			out = append(out, s)
		}
		s.Articles = append(s.Articles, v)
	}
	for _, s := range out {
		s.count()
	}
	return out, nil
}

func arrivals(versions []*corpus.Version) []corpus.Arrival {
	out := make([]corpus.Arrival, len(versions))
	for i, v := range versions {
		out[i] = v.Arrival
	}
	return out
}

// count fills in the story's origins and outlets.
func (s *Story) count() {
	seen := map[corpus.Arrival]bool{}
	for _, v := range s.Articles {
		p := s.memberships[v.Arrival]
		if !seen[p.Origin] {
			seen[p.Origin] = true
			s.Origins++
			if p.Name != "" && !slices.Contains(s.Names, p.Name) {
				s.Names = append(s.Names, p.Name)
			}
		}
		if v.Source != "" && !slices.Contains(s.Outlets, v.Source) {
			s.Outlets = append(s.Outlets, v.Source)
		}
	}
}

// ranked sorts stories, best first: those with the most origins, then the most
// outlets, then the latest ones.
func ranked(stories []*Story) []*Story {
	slices.SortStableFunc(stories, func(a, b *Story) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(len(b.Outlets), len(a.Outlets)),
			b.First.Compare(a.First), cmp.Compare(a.Articles[0].Arrival, b.Articles[0].Arrival))
	})
	return stories
}

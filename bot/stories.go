package bot

import (
	"context"

	"dateline/corpus"
)

// Related are the other articles on what one article is about.
type Related struct {
	// Name is the agency or outlet that wrote the text; empty if unknown.
	Name string
	// Reprints have the same text, the articles of Story are on the same event;
	// both are in the order of arrival.
	Reprints, Story []*corpus.Version
}

// maxMembers bounds how many articles of a story are read.
const maxMembers = 60

// Related returns the articles that are related to the version that arrived as n:
// none if there are none, or if articles are not grouped into stories.
func (b *Bot) Related(ctx context.Context, n corpus.Arrival) (Related, error) {
	if b.Stories == nil {
		return Related{}, nil
	}
	own, err := b.Stories.Memberships(ctx, 0, n)
	if err != nil {
		return Related{}, err
	}
	membership, ok := own[n]
	if !ok {
		return Related{}, nil
	}
	members, err := b.Stories.Members(ctx, membership.Story, 0)
	if err != nil {
		return Related{}, err
	}
	members = members[max(0, len(members)-maxMembers):]
	versions, err := b.Coverage.Versions(ctx, members...)
	if err != nil {
		return Related{}, err
	}
	memberships, err := b.Stories.Memberships(ctx, 0, members...)
	if err != nil {
		return Related{}, err
	}
	related := Related{Name: membership.Name}
	for _, v := range versions {
		switch {
		case v.Arrival == n || v.Withdrawn:
		case memberships[v.Arrival].Origin == membership.Origin:
			related.Reprints = append(related.Reprints, v)
		default:
			related.Story = append(related.Story, v)
		}
	}
	return related, nil
}

// A TopStory is a story that several outlets cover.
type TopStory struct {
	// First is the article that was published first; one without a date only if
	// no article has one.
	First *corpus.Version
	// Articles and Outlets count those that cover it now.
	Articles, Outlets int
}

// TopStories returns at most n stories, those that most outlets cover first. It
// returns none if articles are not grouped into stories.
func (b *Bot) TopStories(ctx context.Context, n int) ([]TopStory, error) {
	if b.Stories == nil {
		return nil, nil
	}
	stories, err := b.Stories.Largest(ctx, n)
	if err != nil {
		return nil, err
	}
	var out []TopStory
	for _, s := range stories {
		members, err := b.Stories.Members(ctx, s, 0)
		if err != nil {
			return nil, err
		}
		versions, err := b.Coverage.Versions(ctx, members...)
		if err != nil {
			return nil, err
		}
		out = append(out, newTopStory(versions))
	}
	return out, nil
}

func newTopStory(versions []*corpus.Version) TopStory {
	var t TopStory
	outlets := map[string]bool{}
	for _, v := range versions {
		if v.Withdrawn {
			continue
		}
		t.Articles++
		if v.Source != "" {
			outlets[v.Source] = true
		}
		if t.First == nil || earlier(v, t.First) {
			t.First = v
		}
	}
	t.Outlets = len(outlets)
	return t
}

// earlier reports whether a was published before b. An article without a date is
// last.
func earlier(a, b *corpus.Version) bool {
	if a.Published.IsZero() || b.Published.IsZero() {
		return !a.Published.IsZero() && b.Published.IsZero()
	}
	return a.Published.Before(b.Published)
}

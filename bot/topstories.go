package bot

import (
	"context"

	"dateline/corpus"
)

// A TopStory is a story that several outlets tell.
type TopStory struct {
	// First is the article on it that was published first, among those with a
	// date where there are any.
	First *corpus.Version
	// Articles and Outlets count those that tell it now.
	Articles, Outlets int
}

// TopStories returns the stories that most outlets tell, those first, at most n;
// none where stories are not looked for.
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

// newTopStory sums up the versions of a story.
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

// earlier tells whether a was published before b; what has no date is last.
func earlier(a, b *corpus.Version) bool {
	if a.Published.IsZero() || b.Published.IsZero() {
		return !a.Published.IsZero() && b.Published.IsZero()
	}
	return a.Published.Before(b.Published)
}

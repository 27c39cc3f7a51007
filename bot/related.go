package bot

import (
	"context"

	"dateline/corpus"
)

// Related are the other articles that tell what one article tells.
type Related struct {
	// Name is whose text the article is, an agency or an outlet; empty where
	// unknown.
	Name string
	// Reprints have the same text, Story are other articles on the same event;
	// both in the order of their arrival.
	Reprints, Story []*corpus.Version
}

// closest bounds how many articles of a story are read for one of them.
const maxMembers = 60

// Related returns the kin of the version that arrived as n. It is empty for who has
// none, and where nobody looks for stories.
func (b *Bot) Related(ctx context.Context, n corpus.Arrival) (Related, error) {
	if b.Stories == nil {
		return Related{}, nil
	}
	own, err := b.Stories.Memberships(ctx, 0, n)
	if err != nil {
		return Related{}, err
	}
	at, ok := own[n]
	if !ok {
		return Related{}, nil
	}
	members, err := b.Stories.Members(ctx, at.Story, 0)
	if err != nil {
		return Related{}, err
	}
	members = members[max(0, len(members)-maxMembers):]
	versions, err := b.Coverage.Versions(ctx, members...)
	if err != nil {
		return Related{}, err
	}
	places, err := b.Stories.Memberships(ctx, 0, members...)
	if err != nil {
		return Related{}, err
	}
	k := Related{Name: at.Name}
	for _, v := range versions {
		switch {
		case v.Arrival == n || v.Withdrawn:
		case places[v.Arrival].Origin == at.Origin:
			k.Reprints = append(k.Reprints, v)
		default:
			k.Story = append(k.Story, v)
		}
	}
	return k, nil
}

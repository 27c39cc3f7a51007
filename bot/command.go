package bot

import "context"

// A Command answers the requests of one action for another part of the product.
// The bot knows nothing else of that part.
type Command struct {
	Run func(ctx context.Context, req Request) (Reply, error)
	// Manages reports whether a request with this text changes something for the
	// whole place, which only its managers may do; nil: no text does.
	Manages func(text string) bool
	// Help is the line on the command in the reply to help; empty: it has none.
	Help string
	// Label is on the button that offers the command under an answer.
	Label string
}

func (b *Bot) command(ctx context.Context, req Request) (Reply, error) {
	switch c, ok := b.Commands[req.Action]; {
	case ok:
		return c.Run(ctx, req)
	case req.Action == Doctor:
		return PrivateNotice(sayNoDoctor), nil
	default:
		return PrivateNotice(sayNoDigests), nil
	}
}

// manages reports whether a request changes something for its whole place.
func (b *Bot) manages(req Request) bool {
	if req.Action == Settings {
		return req.Text != ""
	}
	c := b.Commands[req.Action]
	return c.Manages != nil && c.Manages(req.Text)
}

func (b *Bot) help(ctx context.Context, req Request) Reply {
	rep := Reply{Headline: sayHelpHeading, Lines: sayHelp(b.Example(ctx, req))}
	for _, a := range []Action{Digests, Watching} {
		if c := b.Commands[a]; c.Help != "" {
			rep.Lines = append(rep.Lines, c.Help)
		}
	}
	return rep
}

package bot

import "context"

// A Command answers requests of one action for another part of the product,
// which the bot knows nothing else of.
type Command struct {
	Run func(ctx context.Context, req Request) (Reply, error)
	// Manages tells whether a request of this text changes something for the
	// whole place, which is for those who manage it; nil: none does.
	Manages func(text string) bool
	// Help is the command's line in the reply to help; empty: it has none.
	Help string
	// Label is that of the button which offers the command under an answer.
	Label string
}

// command has another part of the product answer a request.
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

// manages tells whether a request changes something for its whole place.
func (b *Bot) manages(req Request) bool {
	if req.Action == Settings {
		return req.Text != ""
	}
	c := b.Commands[req.Action]
	return c.Manages != nil && c.Manages(req.Text)
}

// help says what can be asked of the bot.
func (b *Bot) help() Reply {
	rep := Reply{Headline: sayHelpHeading, Lines: sayHelp()}
	for _, a := range []Action{Digests, Watching} {
		if c := b.Commands[a]; c.Help != "" {
			rep.Lines = append(rep.Lines, c.Help)
		}
	}
	return rep
}

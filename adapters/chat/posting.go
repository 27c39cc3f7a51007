package chat

import (
	"fmt"

	"dateline/bot"
)

// Posting says what an error means for whoever posts what nobody asked for: a
// [bot.WaitError] where the platform asks to wait, [bot.ErrNoPlace] where
// nothing can be posted.
func (c Classify) Posting(err error) error {
	switch class, after := c(err); class {
	case Done:
		return nil
	case Limited:
		return &bot.WaitError{After: after, Err: err}
	case Elsewhere, Spent, Pointless:
		return fmt.Errorf("%w: %w", bot.ErrNoPlace, err)
	}
	return err
}

// Looking says what an error means for whoever looks for a post that may be
// there: [bot.ErrUndecided] where looking will never tell.
func (c Classify) Looking(err error) error {
	class, _ := c(err)
	if err == nil || class.Passes() || class == Refused {
		return c.Posting(err)
	}
	return fmt.Errorf("%w: %w", bot.ErrUndecided, err)
}

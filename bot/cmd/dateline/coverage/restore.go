package coverage

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"dateline/bot"
	"dateline/bot/digest"
	"dateline/corpus"
)

// Rehearse opens the data that was unpacked in dir as it will be opened in its
// place, which brings it to this version and builds its index, and closes it
// again. It counts the articles.
func Rehearse(ctx context.Context, dir string, o Options) (articles int, err error) {
	store, err := corpus.Open(ctx, dir, corpus.WithSchemas(nil, Schemas()...))
	var newer *corpus.NewerError
	if errors.As(err, &newer) {
		return 0, fmt.Errorf("the backup was made by a newer dateline (its format is %d, this one reads up to %d): use that version", newer.Have, newer.Known)
	}
	if err != nil {
		return 0, err
	}
	c, err := (&Coverage{Store: store, Dir: dir}).complete(ctx, o)
	if err != nil {
		return 0, err
	}
	articles, err = store.Count(ctx)
	return articles, errors.Join(err, c.Close())
}

// CarryOver has the data in fresh, which is to replace that in dir, know what was
// posted and answered on the platforms by what it replaces, so that nothing is
// posted again.
func CarryOver(ctx context.Context, dir, fresh string) error {
	store, err := corpus.Open(ctx, fresh, corpus.WithSchemas(nil, Schemas()...))
	if err != nil {
		return err
	}
	last, err := store.Last(ctx)
	if err == nil {
		err = bot.CarryOver(ctx, store.DB(), filepath.Join(dir, corpus.FileName), digest.CarryEditions(last))
	}
	return errors.Join(err, store.Close())
}

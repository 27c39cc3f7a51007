package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"

	"dateline/bot"
	"dateline/bot/cmd/dateline/control"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/digest"
	"dateline/corpus/feed"
)

// A session is what a service gives a command that it runs for a client: its
// configuration, and the use of the parts that it has open.
type session struct {
	service *supervisor
	// cancel ends the command, when the service needs its parts back.
	cancel context.CancelFunc
}

// parts are what a command works with: a coverage and, unless only its store was
// opened, the bot that answers from it.
type parts struct {
	*coverage.Coverage
	bot *bot.Bot
	// publisher makes and posts digests; nil outside a service.
	publisher *digest.Publisher
	// feeds reads feeds while the service answers; nil outside a service.
	feeds *feed.Reader
	// followUp has the service bring the index and the stories up to date with
	// the articles, without waiting for that; nil outside a service.
	followUp func()
}

// opened are the parts that one command has opened or borrowed.
type opened struct {
	*parts
	close func() error
}

// leftOut is the error of a command that did its work without some of the files.
func (p *parts) leftOut() error { return leftOut(p.Skipped) }

// Close closes the parts, or gives them back to the service that has lent them.
func (o *opened) Close() error { return o.close() }

// publishing is the service's own publisher of digests, or one for this command,
// which cannot post.
func (p *parts) publishing() *digest.Publisher {
	if p.publisher != nil {
		return p.publisher
	}
	return digest.New(digestOptions(p.Coverage, p.bot.Log))
}

// digestOptions are what a publisher of digests over a coverage needs, but for
// what the configuration says.
func digestOptions(c *coverage.Coverage, log *slog.Logger) digest.Options {
	return digest.Options{
		Searcher: c.Index, Coverage: c.Store, Stories: c.Stories, Ledger: c.Ledger, Store: digest.NewStore(c.Store.DB()),
		Log: log, Sync: c.CatchUp,
	}
}

// runForClient runs a command inside the service, see control.Command.
func (s *supervisor) runForClient(ctx context.Context, streams control.Streams, r control.Request) (exit int) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return execute(ctx, streams, r, &session{service: s, cancel: cancel})
}

// borrow is the service's parts, whose Close gives them back. While the service
// has none open, because its data is being swapped, it waits.
func (s *session) borrow(ctx context.Context) (*opened, error) {
	p, release, err := s.service.shared.Borrow(ctx, s.cancel)
	if err != nil {
		return nil, err
	}
	return &opened{p, func() error {
		release()
		return nil
	}}, nil
}

// lockRestore keeps other restores out of the service until unlock is called,
// and returns the absolute path of its data folder.
func (s *session) lockRestore(ctx context.Context) (dir string, unlock func() error, err error) {
	if !s.service.restoring.TryLock() {
		return "", nil, errors.New("a backup is being restored already: wait until that is done")
	}
	unlock = func() error {
		s.service.restoring.Unlock()
		return nil
	}
	p, err := s.borrow(ctx)
	if err != nil {
		return "", nil, errors.Join(err, unlock())
	}
	dir, err = filepath.Abs(p.Dir)
	return dir, unlock, errors.Join(err, p.Close())
}

// swap has the service close its data folder, calls change and returns when the
// service runs again.
func (s *session) swap(ctx context.Context, change func() error) error {
	return s.service.shared.Swap(ctx, change)
}

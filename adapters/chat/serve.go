package chat

import (
	"context"
	"sync"

	"dateline/bot"
)

// A Service is how a platform is reached.
type Service struct {
	Health *Health
	// Login learns who the bot is; it is called until it succeeds, or fails
	// with an error whose class is Refused.
	Login func(context.Context) error
	// Connect delivers until its context ends, and returns when nothing more
	// comes.
	Connect func(context.Context)
}

// Serve takes tasks until ctx ends, answers what it has taken, and returns.
// Where the platform refuses the token for good it only waits for ctx: Health
// has the reason.
func (e *Engine[T, P]) Serve(ctx context.Context, s Service) error {
	var all sync.WaitGroup
	if err := e.login(ctx, s); err == nil {
		if err := e.Open(ctx); err != nil {
			return err
		}
		s.Health.Start()
		all.Go(func() { e.Run(ctx) })
		all.Go(func() { s.Connect(ctx) })
	} else if ctx.Err() == nil {
		e.Log.ErrorContext(ctx, s.Health.Name+" does not accept the bot token", "err", err)
	}
	<-ctx.Done()
	s.Health.Stop()
	all.Wait() // what has been delivered by now is still taken in
	e.Close()
	return e.Drain()
}

// login logs in as often as that takes.
func (e *Engine[T, P]) login(ctx context.Context, s Service) error {
	for {
		err := s.Login(ctx)
		if err == nil || ctx.Err() != nil || e.class(err) == Refused {
			return err
		}
		s.Health.Trouble(err)
		e.Log.WarnContext(ctx, s.Health.Name+" is not reached", "err", err)
		if !Pause(ctx, e.Timing.First) {
			return ctx.Err()
		}
	}
}

// Signs are how a platform shows that it works at an answer. Each may be nil.
type Signs struct {
	// Begin is shown at once, Show after a moment, and Clear takes away what
	// Show has shown, in an earlier run too.
	Begin, Show, Clear func(context.Context) error
}

// Answer has the bot answer a question while signs tell that it is at work, and
// hands the reply to answer, which is told whether anything was shown.
func (e *Engine[T, P]) Answer(ctx context.Context, t T, s Signs, answer func(r bot.Reply, shown bool) error) error {
	q := P(&t).common().Request
	wait := await(ctx, e.Timing.Moment, e.sign(s.Begin), e.sign(s.Show))
	rep, err := e.Ask(ctx, q)
	shown := wait.Over()
	if err == nil {
		err = answer(rep, shown)
	}
	if clear := e.sign(s.Clear); clear != nil && (shown || q.Recovered) {
		clear(ctx)
	}
	return err
}

// sign shows a sign. If that fails, the question is answered all the same.
func (e *Engine[T, P]) sign(show func(context.Context) error) func(context.Context) {
	if show == nil {
		return nil
	}
	return func(ctx context.Context) {
		if err := show(ctx); err != nil && ctx.Err() == nil {
			e.Log.WarnContext(ctx, "cannot show whether the search goes on", "err", err)
		}
	}
}

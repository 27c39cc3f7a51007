package bot

import (
	"context"
	"log/slog"
)

// traceKey is the key of the request id in a context.
type traceKey struct{}

// Trace returns a context under which every log line carries a request's id; see
// [Traced].
func Trace(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, traceKey{}, id)
}

// traceID returns the id of the request that a context serves, empty if there is
// none.
func traceID(ctx context.Context) string {
	id, _ := ctx.Value(traceKey{}).(string)
	return id
}

// Traced returns a handler that adds to each line logged for a request the id of
// that request, as "question". The receipt of the answer and the reference of a
// fault have the same id.
func Traced(next slog.Handler) slog.Handler { return traced{next} }

type traced struct{ slog.Handler }

func (h traced) Handle(ctx context.Context, r slog.Record) error {
	if id := traceID(ctx); id != "" {
		r = r.Clone()
		r.AddAttrs(slog.String("question", id))
	}
	return h.Handler.Handle(ctx, r)
}

func (h traced) WithAttrs(attrs []slog.Attr) slog.Handler { return traced{h.Handler.WithAttrs(attrs)} }

func (h traced) WithGroup(name string) slog.Handler { return traced{h.Handler.WithGroup(name)} }

package bot

import (
	"context"
	"log/slog"
)

// traceKey is where a context has the id of the request that it serves.
type traceKey struct{}

// NewID makes an id for a request: 40 random bits in eight letters and digits
// that cannot be misread for one another.
func NewID() string { return NewReceiptID() }

// Trace returns a context under which all that is logged can be found by a
// request's id; see [Traced].
func Trace(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, traceKey{}, id)
}

// traceID is the id of the request that a context serves, empty for none.
func traceID(ctx context.Context) string {
	id, _ := ctx.Value(traceKey{}).(string)
	return id
}

// Traced returns a handler that hands lines on to next, each that is logged for
// a request with its id, as "question". The answer's receipt has the same id,
// and so has the reference of a fault.
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

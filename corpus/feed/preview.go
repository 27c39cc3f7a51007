package feed

import (
	"context"
	"net/http"
)

// A Preview is what reading a feed would bring.
type Preview struct {
	// Address is where the feed is, after permanent redirects.
	Address, Title string
	Items          []Item
	// Page is the text of the newest item's page, Problem why there is none.
	Page, Problem string
}

// Look reads a feed, and no page of it, and keeps nothing.
func (r *Reader) Look(ctx context.Context, at string) (Preview, error) {
	a, err := r.client.get(ctx, at, mark{})
	if err != nil {
		return Preview{}, err
	}
	if a.status != http.StatusOK {
		return Preview{}, &Trouble{Reason: answered(a.status)}
	}
	d, err := parse(a.body, a.kind, a.from, r.now())
	if err != nil {
		return Preview{}, err
	}
	out := Preview{Address: at, Title: d.title, Items: oldestFirst(d.items)}
	if a.moved != "" {
		out.Address = a.moved
	}
	return out, nil
}

// Preview is Look with the page of the newest item.
func (r *Reader) Preview(ctx context.Context, at string) (Preview, error) {
	out, err := r.Look(ctx, at)
	if err != nil {
		return Preview{}, err
	}
	if len(out.Items) == 0 || out.Items[len(out.Items)-1].Link == "" {
		return out, nil
	}
	t := &trip{Reader: r, pages: 1}
	p, got, err := t.page(ctx, out.Items[len(out.Items)-1].Link, mark{})
	switch {
	case err != nil:
		return out, err
	case p == nil && got.status != 0 && got.status != http.StatusOK:
		out.Problem = answered(got.status)
	case p == nil:
		out.Problem = "the page could not be read"
	default:
		out.Page = p.Text
	}
	return out, nil
}

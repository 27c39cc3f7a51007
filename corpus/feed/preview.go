package feed

import (
	"context"
	"net/http"
)

// A Preview is what reading a feed would bring.
type Preview struct {
	// Address is the address of the feed after permanent redirects, Title what
	// the feed calls itself.
	Address, Title string
	// Items are the entries of the feed, oldest first.
	Items []Item
	// Page is the text of the newest item's page. If it could not be read,
	// Problem says why.
	Page, Problem string
}

// Peek fetches a feed without storing anything or fetching any page.
func (r *Reader) Peek(ctx context.Context, at string) (Preview, error) {
	resp, err := r.client.get(ctx, at, validators{})
	if err != nil {
		return Preview{}, err
	}
	if resp.status != http.StatusOK {
		return Preview{}, &readError{reason: statusReason(resp.status)}
	}
	d, err := parse(resp.body, resp.contentType, resp.url, r.now())
	if err != nil {
		return Preview{}, err
	}
	out := Preview{Address: at, Title: d.title, Items: oldestFirst(d.items)}
	if resp.movedTo != "" {
		out.Address = resp.movedTo
	}
	return out, nil
}

// Preview fetches a feed and the page of its newest item without storing
// anything.
func (r *Reader) Preview(ctx context.Context, at string) (Preview, error) {
	out, err := r.Peek(ctx, at)
	if err != nil {
		return Preview{}, err
	}
	if len(out.Items) == 0 || out.Items[len(out.Items)-1].Link == "" {
		return out, nil
	}
	v := &visit{Reader: r, pagesLeft: 1}
	p, resp, err := v.fetchPage(ctx, out.Items[len(out.Items)-1].Link, validators{})
	switch {
	case err != nil:
		return out, err
	case p == nil && resp.status != 0 && resp.status != http.StatusOK:
		out.Problem = statusReason(resp.status)
	case p == nil:
		out.Problem = "the page could not be read"
	default:
		out.Page = p.Text
	}
	return out, nil
}

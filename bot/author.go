package bot

import (
	"context"

	"dateline/retrieval"
	"dateline/retrieval/query"
)

// aimAtAuthor narrows a message that names who wrote the articles to that author's.
// If the coverage has no author of the name, it is searched as words.
func (b *Bot) aimAtAuthor(ctx context.Context, m *query.Message) error {
	name := m.Typed.Byline
	if name == "" {
		return nil
	}
	f := query.Filter{Authors: []string{name}}
	for v, err := range b.Coverage.Headers(ctx) {
		if err != nil {
			return err
		}
		if retrieval.AdmitsHeader(f, v) {
			m.Typed.Byline = ""
			m.Filter, _ = m.Filter.And(f)
			m.Typed.Filter, _ = m.Typed.Filter.And(f)
			return nil
		}
	}
	m.Typed = m.Typed.Unsigned()
	m.Text = m.Typed.Text
	if m.Act == query.Refinement {
		m.Act = query.NewQuestion
	}
	return nil
}

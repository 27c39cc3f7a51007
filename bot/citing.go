package bot

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
)

// Citing returns the answers that have shown a quote of any version of an article,
// oldest first.
func (l *Ledger) Citing(ctx context.Context, article string) ([]Receipt, error) {
	name, err := json.Marshal(article)
	if err != nil {
		return nil, err
	}
	// LIKE ignores case and so finds too much; the receipts themselves decide.
	like := strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(string(name))
	ids, err := l.strings(ctx, `SELECT id FROM receipts WHERE quotes LIKE $1 ESCAPE '\' ORDER BY asked_ms, id`, "%"+like+"%")
	if err != nil {
		return nil, err
	}
	var out []Receipt
	for _, id := range ids {
		r, err := l.Receipt(ctx, id)
		if err != nil {
			return nil, err
		}
		shown := r.Cited[:min(r.Shown, len(r.Cited))]
		if slices.ContainsFunc(shown, func(c Cited) bool { return c.Article == article }) {
			out = append(out, r)
		}
	}
	return out, nil
}

func (l *Ledger) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

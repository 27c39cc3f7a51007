package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A writer appends to the log within one transaction.
type writer struct {
	ctx     context.Context //nolint:containedctx // it lives as long as its transaction
	last    Arrival
	arrived int64 // microseconds since 1970
	// backfill marks what is written as no news.
	backfill bool
	end      func() error

	current, base, insert, text, point, move *sql.Stmt
}

// newWriter takes the writer's lock: the first statement writes, so the
// transaction never has to turn from a reader into a writer.
func newWriter(ctx context.Context, tx *sql.Tx, now time.Time) (*writer, error) {
	w := &writer{ctx: ctx}
	var before int64
	err := tx.QueryRowContext(ctx, `UPDATE log_end SET arrival = arrival WHERE one = 1 RETURNING arrival, arrived`).
		Scan(&w.last, &before)
	if err != nil {
		return nil, err
	}
	w.arrived = max(before, now.UnixMicro())
	first := w.last
	w.end = func() error {
		if w.last == first {
			return nil
		}
		_, err := tx.ExecContext(ctx, `UPDATE log_end SET arrival = $1, arrived = $2 WHERE one = 1`, w.last, w.arrived)
		return err
	}
	return w, w.prepare(tx)
}

func (w *writer) prepare(tx *sql.Tx) error {
	for _, p := range []struct {
		stmt **sql.Stmt
		text string
	}{
		{&w.current, `SELECT a.arrival, a.withdrawn, a.brief, a.inherits, a.hash, x.file
			FROM articles x JOIN arrivals a ON a.arrival = x.arrival WHERE x.id = $1`},
		{&w.base, selectMeta + ` WHERE a.arrival = $1`},
		{&w.insert, `INSERT INTO arrivals (arrival, id, arrived, withdrawn, replaces, inherits, hash,
			title, source, author, published, url, language, brief, inferred, tags, backfill)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`},
		{&w.text, `INSERT INTO texts (arrival, text) VALUES ($1, $2)`},
		{&w.point, `INSERT INTO articles (id, arrival, file) VALUES ($1, $2, $3)
			ON CONFLICT (id) DO UPDATE SET arrival = excluded.arrival, file = excluded.file`},
		{&w.move, `UPDATE articles SET file = $2 WHERE id = $1`},
	} {
		var err error
		if *p.stmt, err = tx.PrepareContext(w.ctx, p.text); err != nil { //nolint:sqlclosecheck // they are closed with their transaction
			return err
		}
	}
	return nil
}

// finish records how far the log has come.
func (w *writer) finish() error { return w.end() }

// standing is what the coverage has of an article before a write; its zero
// value is nothing.
type standing struct {
	arrival          Arrival
	withdrawn, brief bool
	inherits         Arrival
	hash             []byte
	file             string
}

func (w *writer) standing(id string) (standing, error) {
	var s standing
	err := w.current.QueryRowContext(w.ctx, id).Scan(&s.arrival, &s.withdrawn, &s.brief, &s.inherits, &s.hash, &s.file)
	if errors.Is(err, sql.ErrNoRows) {
		return s, nil
	}
	return s, err
}

// has tells whether there is an article to quote.
func (s standing) has() bool { return s.arrival != 0 && !s.withdrawn }

// lender is the brief whose metadata the next version may take.
func (s standing) lender() Arrival {
	if s.brief && !s.withdrawn {
		return s.arrival
	}
	return s.inherits
}

func (w *writer) add(a Article) (Outcome, error) {
	now, err := w.standing(a.ID)
	if err != nil {
		return Outcome{}, err
	}
	hash := a.Hash()
	same := now.has() && string(now.hash) == string(hash[:])
	if same || now.has() && a.Brief && !now.brief {
		return Outcome{Unchanged, now.arrival}, w.relocate(a, now, same)
	}
	v := &Version{Article: a, Replaces: now.arrival, Hash: hash}
	if err := w.lend(v, now.lender()); err != nil {
		return Outcome{}, err
	}
	change := Changed
	if !now.has() {
		change = Added
	}
	return w.append(v, now.lender(), change)
}

// relocate notes that an unchanged article is now in another file.
func (w *writer) relocate(a Article, now standing, same bool) error {
	if !same || a.File == now.file {
		return nil
	}
	_, err := w.move.ExecContext(w.ctx, a.ID, a.File)
	return err
}

// lend fills v's missing metadata from the brief that arrived as from.
func (w *writer) lend(v *Version, from Arrival) error {
	if from == 0 || v.Brief {
		return nil
	}
	brief, err := scanVersion(w.base.QueryRowContext(w.ctx, from))
	if err != nil {
		return err
	}
	v.Article = Inherit(v.Article, brief.Article)
	return nil
}

func (w *writer) withdraw(id string) (Outcome, error) {
	now, err := w.standing(id)
	if err != nil || !now.has() {
		return Outcome{Unchanged, now.arrival}, err
	}
	v, err := scanVersion(w.base.QueryRowContext(w.ctx, now.arrival))
	if err != nil {
		return Outcome{}, err
	}
	v.Replaces, v.Withdrawn = now.arrival, true
	return w.append(v, now.lender(), Withdrawn)
}

// append writes v as the next arrival.
func (w *writer) append(v *Version, inherits Arrival, change Change) (Outcome, error) {
	w.last++
	v.Arrival = w.last
	tags, err := writeTags(v.Tags)
	if err != nil {
		return Outcome{}, fmt.Errorf("corpus: the tags of %q: %w", v.ID, err)
	}
	_, err = w.insert.ExecContext(w.ctx, v.Arrival, v.ID, w.arrived, v.Withdrawn, v.Replaces, inherits, v.Hash[:],
		v.Title, v.Source, v.Author, writeTime(v.Published), v.URL, v.Language, v.Brief, v.Inferred, tags, w.backfill)
	if err == nil && !v.Withdrawn {
		_, err = w.text.ExecContext(w.ctx, v.Arrival, packText(v.Text))
	}
	if err == nil {
		_, err = w.point.ExecContext(w.ctx, v.ID, v.Arrival, v.File)
	}
	return Outcome{change, v.Arrival}, err
}

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
	// backfill marks the versions that are written as not news.
	backfill  bool
	recordEnd func() error

	selectState, selectMeta, insertArrival, insertText, upsertArticle, setFile *sql.Stmt
}

// newWriter takes the write lock. Its first statement writes, so the
// transaction never has to be upgraded from a reader to a writer.
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
	w.recordEnd = func() error {
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
		{&w.selectState, `SELECT a.arrival, a.withdrawn, a.brief, a.inherits, a.hash, x.file
			FROM articles x JOIN arrivals a ON a.arrival = x.arrival WHERE x.id = $1`},
		{&w.selectMeta, selectMeta + ` WHERE a.arrival = $1`},
		{&w.insertArrival, `INSERT INTO arrivals (arrival, id, arrived, withdrawn, replaces, inherits, hash,
			title, source, author, published, east, url, language, brief, inferred, tags, backfill)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`},
		{&w.insertText, `INSERT INTO texts (arrival, text) VALUES ($1, $2)`},
		{&w.upsertArticle, `INSERT INTO articles (id, arrival, file) VALUES ($1, $2, $3)
			ON CONFLICT (id) DO UPDATE SET arrival = excluded.arrival, file = excluded.file`},
		{&w.setFile, `UPDATE articles SET file = $2 WHERE id = $1`},
	} {
		var err error
		if *p.stmt, err = tx.PrepareContext(w.ctx, p.text); err != nil { //nolint:sqlclosecheck // they are closed with their transaction
			return err
		}
	}
	return nil
}

// finish records the new end of the log.
func (w *writer) finish() error { return w.recordEnd() }

// An articleState is what the coverage holds of an article before a write. The
// zero value means that it has never held it.
type articleState struct {
	arrival          Arrival
	withdrawn, brief bool
	inherits         Arrival
	hash             []byte
	file             string
}

func (w *writer) state(id string) (articleState, error) {
	var s articleState
	err := w.selectState.QueryRowContext(w.ctx, id).Scan(&s.arrival, &s.withdrawn, &s.brief, &s.inherits, &s.hash, &s.file)
	if errors.Is(err, sql.ErrNoRows) {
		return s, nil
	}
	return s, err
}

// quotable reports whether the coverage has an article to quote.
func (s articleState) quotable() bool { return s.arrival != 0 && !s.withdrawn }

// briefArrival returns the brief from which the next version inherits metadata,
// 0 if there is none.
func (s articleState) briefArrival() Arrival {
	if s.brief && !s.withdrawn {
		return s.arrival
	}
	return s.inherits
}

func (w *writer) add(a Article) (Outcome, error) {
	prev, err := w.state(a.ID)
	if err != nil {
		return Outcome{}, err
	}
	hash := a.contentHash()
	same := prev.quotable() && string(prev.hash) == string(hash[:])
	if same || prev.quotable() && a.Brief && !prev.brief {
		return Outcome{Unchanged, prev.arrival}, w.updateFile(a, prev, same)
	}
	v := &Version{Article: a, Replaces: prev.arrival, Hash: hash}
	if err := w.fillFromBrief(v, prev.briefArrival()); err != nil {
		return Outcome{}, err
	}
	change := Changed
	if !prev.quotable() {
		change = Added
	}
	return w.append(v, prev.briefArrival(), change)
}

// updateFile records that an unchanged article is now in another file.
func (w *writer) updateFile(a Article, prev articleState, same bool) error {
	if !same || a.File == prev.file {
		return nil
	}
	_, err := w.setFile.ExecContext(w.ctx, a.ID, a.File)
	return err
}

// fillFromBrief fills in v's missing metadata from the brief with the given
// arrival.
func (w *writer) fillFromBrief(v *Version, from Arrival) error {
	if from == 0 || v.Brief {
		return nil
	}
	brief, err := scanVersion(w.selectMeta.QueryRowContext(w.ctx, from))
	if err != nil {
		return err
	}
	v.Article = Inherit(v.Article, brief.Article)
	return nil
}

func (w *writer) withdraw(id string) (Outcome, error) {
	prev, err := w.state(id)
	if err != nil || !prev.quotable() {
		return Outcome{Unchanged, prev.arrival}, err
	}
	v, err := scanVersion(w.selectMeta.QueryRowContext(w.ctx, prev.arrival))
	if err != nil {
		return Outcome{}, err
	}
	v.Replaces, v.Withdrawn = prev.arrival, true
	return w.append(v, prev.briefArrival(), Withdrawn)
}

// append writes v as the next arrival.
func (w *writer) append(v *Version, inherits Arrival, change Change) (Outcome, error) {
	w.last++
	v.Arrival = w.last
	tags, err := encodeTags(v.Tags)
	if err != nil {
		return Outcome{}, fmt.Errorf("corpus: the tags of %q: %w", v.ID, err)
	}
	_, err = w.insertArrival.ExecContext(w.ctx, v.Arrival, v.ID, w.arrived, v.Withdrawn, v.Replaces, inherits, v.Hash[:],
		v.Title, v.Source, v.Author, nullableTime(v.Published), minutesEast(v.Published), v.URL, v.Language, v.Brief, v.Inferred, tags, w.backfill)
	if err == nil && !v.Withdrawn {
		_, err = w.insertText.ExecContext(w.ctx, v.Arrival, compressText(v.Text))
	}
	if err == nil {
		_, err = w.upsertArticle.ExecContext(w.ctx, v.ID, v.Arrival, v.File)
	}
	return Outcome{change, v.Arrival}, err
}

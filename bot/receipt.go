package bot

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/evidence"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// ErrNoReceipt says that no answer is kept under an id.
var ErrNoReceipt = errors.New("no such receipt")

// A Receipt is the record of one answer: what was asked, searched and found. It
// has the places of the quotes and not their words; see [Replay].
type Receipt struct {
	ID      string
	Request Request
	searchRecord
	// Verdict is empty if the question was not answered.
	Verdict    retrieval.Verdict
	Confidence float64
	// Cited are the passages that were found, best first, of which the first Shown
	// have been shown.
	Cited []Cited
	Shown int
	// asGiven has the list of a survey repeated with the headlines of its time.
	asGiven bool
	// Counted says that the question counts for the asker's limit.
	Counted bool
}

// A searchRecord is what a receipt keeps of a search and of what it found.
type searchRecord struct {
	// Query is what was searched; Filters puts its filters into words, without
	// the scope of the place.
	Query   query.Query
	Filters []string
	// Filter is what narrowed the search, without the scope of the place; Given is
	// the part of it that came with the request and was not inherited from the
	// thread.
	Filter, Given query.Filter
	Searched      retrieval.Searched
	Also          []retrieval.Also
	Missing       []string
	Outside       []string
	Objections    []evidence.Objection
	Untranslated  []string           `json:",omitempty"`
	Unheld        []retrieval.Unheld `json:",omitempty"`
	// Dropped are the filters of the thread that did not apply, because the
	// question began a new topic.
	Dropped query.Filter `json:",omitzero"`
	// Choices are what the message may have meant, if it was asked back.
	Choices []choice `json:",omitempty"`
	// Basis is what the verdict and the confidence rest on; nil in receipts from
	// before it was kept.
	Basis *basis `json:",omitempty"`
	// Tally is what was counted, for a question that asks for that, and Typed that
	// question as it was typed or, if it followed up on another, in whole.
	Tally *Tally `json:",omitempty"`
	Typed string `json:",omitempty"`
}

// A basis is what the verdict and the confidence of an answer rest on: the
// strength of the passages, and the grounds of the first.
type basis struct {
	Strength, Even float64
	Samples        int
	Unsaid         bool
	Grounds        retrieval.Grounds
}

func newBasis(res *retrieval.Result) *basis {
	b := &basis{Strength: res.Strength, Even: res.Even, Samples: res.Samples, Unsaid: res.Unsaid}
	if len(res.Passages) == 0 || res.Passages[0].Chance == 0 {
		return nil
	}
	b.Grounds = res.Passages[0].Grounds
	b.Grounds.Objections = nil // the record has them
	return b
}

// restore gives a result what its verdict and confidence rested on.
func (b *basis) restore(res *retrieval.Result) {
	if b == nil || len(res.Passages) == 0 {
		return
	}
	res.Strength, res.Even, res.Samples, res.Unsaid = b.Strength, b.Even, b.Samples, b.Unsaid
	first := &res.Passages[0]
	first.Grounds, first.Chance = b.Grounds, res.Confidence
	first.Grounds.Objections = res.Objections
}

// A Cited is a passage as a receipt keeps it: its place, not its words.
type Cited struct {
	Article string
	Arrival corpus.Arrival
	Span    text.Span
	Quote   text.Span
	Marks   []text.Span
	Answer  []text.Span `json:",omitempty"`
	Score   float64
	Signals []retrieval.Signal
	// Hash is that of the quoted words, which tells later whether they still
	// stand.
	Hash string
}

// receiptBody is the part of a receipt that is stored as one JSON value, because
// no query asks for it.
type receiptBody struct {
	// Text, Form and Direct are Text, Filter and Direct of the request.
	Text   string
	Form   query.Filter
	Direct bool
	searchRecord
}

// NewReceipt records what was found for q, which includes the scope of the place.
// Asked is the filter of the question without that scope, given the part of it
// that was not inherited.
func NewReceipt(req Request, q query.Query, asked, given query.Filter, res retrieval.Result) Receipt {
	r := Receipt{
		ID: req.ID, Request: req, Verdict: res.Verdict, Confidence: res.Confidence, Counted: req.Action == Ask,
		searchRecord: searchRecord{
			Query: q, Filters: asked.Words(), Filter: asked, Given: given,
			Searched: res.Searched, Also: res.Also, Missing: res.Missing, Outside: res.Outside,
			Untranslated: res.Untranslated, Unheld: res.Unheld,
			Objections: res.Objections,
			Basis:      newBasis(&res),
		},
	}
	for _, p := range res.Passages {
		r.Cited = append(r.Cited, Cited{
			Article: p.Article.ID, Arrival: p.Article.Arrival, Span: p.Span, Quote: p.Quote,
			Marks: p.Marks, Answer: p.Answer, Score: p.Score, Signals: p.Signals, Hash: quoteHash(p.QuoteText()),
		})
	}
	return r
}

func quoteHash(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:8])
}

// freeID returns the id for the receipt of a request: its own or, if an earlier
// attempt at the request took that, another one.
func (l *Ledger) freeID(ctx context.Context, id string) (string, error) {
	var n int
	err := l.db.QueryRowContext(ctx, `SELECT COUNT(*) FROM receipts WHERE id = $1`, id).Scan(&n)
	if n > 0 || id == "" {
		id = NewID()
	}
	return id, err
}

// Keep stores a receipt as the last of its conversation, or in place of the one
// that it replaces.
func (l *Ledger) Keep(ctx context.Context, r Receipt) error {
	q := r.Request
	body, err := json.Marshal(receiptBody{Text: q.Text, Form: q.Filter, Direct: q.Direct, searchRecord: r.searchRecord})
	if err != nil {
		return err
	}
	cited, err := json.Marshal(r.Cited)
	if err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, `
		INSERT INTO receipts (id, asked_ms, platform, place, thread, person, private,
			question, body, verdict, confidence, quotes, counted, seen, seq)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
			COALESCE((SELECT seq FROM receipts WHERE id = $15),
				(SELECT COALESCE(MAX(seq), 0) + 1 FROM receipts)))`,
		r.ID, q.At.UnixMilli(), q.Platform, q.Place, q.Thread, q.Person, q.Private,
		r.Query.Text, string(body), string(r.Verdict), r.Confidence, string(cited), r.Counted, r.Shown, q.Replaces)
	if err != nil || q.Replaces == "" {
		return err
	}
	return l.retract(ctx, q.Replaces)
}

// retract takes an answer out of its conversation, because its question was
// deleted or edited. It can still be read under its id.
func (l *Ledger) retract(ctx context.Context, id string) error {
	_, err := l.db.ExecContext(ctx, `UPDATE receipts SET seq = 0 WHERE id = $1`, id)
	return err
}

const selectReceipt = `
	SELECT id, asked_ms, platform, place, thread, person, private, body, verdict, confidence, quotes, counted, seen
	FROM receipts `

// Receipt returns the answer kept under id, or ErrNoReceipt.
func (l *Ledger) Receipt(ctx context.Context, id string) (Receipt, error) {
	id = strings.ToLower(strings.TrimSpace(id))
	return scanReceipt(l.db.QueryRowContext(ctx, selectReceipt+`WHERE id = $1`, id))
}

// last returns the answer that was given last in a request's thread or, outside of
// threads, last to its person in its place; ErrNoReceipt if there is none. It
// passes over private answers to other people and, for an edited question, over
// later answers.
func (l *Ledger) last(ctx context.Context, req Request) (Receipt, error) {
	return scanReceipt(l.db.QueryRowContext(ctx, selectReceipt+`
		WHERE platform = $1 AND place = $2 AND thread = $3 AND verdict <> '' AND seq > 0
			AND (person = $4 OR (private = FALSE AND thread <> ''))
			AND ($5 = '' OR seq < (SELECT seq FROM receipts WHERE id = $5))
		ORDER BY seq DESC LIMIT 1`, req.Platform, req.Place, req.Thread, req.Person, req.Replaces))
}

// newest returns what was said last in a request's thread, be it an answer or a
// question of ours; ErrNoReceipt if nothing was.
func (l *Ledger) newest(ctx context.Context, req Request) (Receipt, error) {
	return scanReceipt(l.db.QueryRowContext(ctx, selectReceipt+`
		WHERE platform = $1 AND place = $2 AND thread = $3 AND seq > 0
			AND (person = $4 OR (private = FALSE AND thread <> ''))
			AND ($5 = '' OR seq < (SELECT seq FROM receipts WHERE id = $5))
		ORDER BY seq DESC LIMIT 1`, req.Platform, req.Place, req.Thread, req.Person, req.Replaces))
}

// markShown records that the first n passages of an answer have been shown.
func (l *Ledger) markShown(ctx context.Context, id string, n int) error {
	_, err := l.db.ExecContext(ctx, `UPDATE receipts SET seen = $2 WHERE id = $1 AND seen < $2`, id, n)
	return err
}

func scanReceipt(row *sql.Row) (Receipt, error) {
	var r Receipt
	var asked int64
	var body, cited string
	q := &r.Request
	err := row.Scan(&r.ID, &asked, &q.Platform, &q.Place, &q.Thread, &q.Person, &q.Private,
		&body, &r.Verdict, &r.Confidence, &cited, &r.Counted, &r.Shown)
	if errors.Is(err, sql.ErrNoRows) {
		return r, ErrNoReceipt
	}
	if err != nil {
		return r, err
	}
	var b receiptBody
	if err := errors.Join(json.Unmarshal([]byte(body), &b), json.Unmarshal([]byte(cited), &r.Cited)); err != nil {
		return r, fmt.Errorf("receipt %s: %w", r.ID, err)
	}
	q.At = time.UnixMilli(asked).UTC()
	q.Text, q.Filter, q.Direct, r.searchRecord = b.Text, b.Form, b.Direct, b.searchRecord
	return r, nil
}

// keepRating keeps what a person thought of an answer; the latest rating counts.
func (l *Ledger) keepRating(ctx context.Context, receipt, person string, praised bool, reason string, at time.Time) error {
	_, err := l.db.ExecContext(ctx, `
		INSERT INTO feedback (receipt, person, praised, reason, given_ms) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (receipt, person) DO UPDATE
		SET praised = excluded.praised, reason = excluded.reason, given_ms = excluded.given_ms`,
		receipt, person, praised, reason, at.UnixMilli())
	return err
}

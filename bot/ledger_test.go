package bot_test

import (
	"testing"

	"github.com/pressly/goose/v3"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
)

// TestLedgerOfAnEarlierVersion checks that answers from before conversations
// existed can be followed up.
func TestLedgerOfAnEarlierVersion(t *testing.T) {
	store, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	p, err := goose.NewProvider(goose.DialectSQLite3, store.DB(), bot.Migrations(),
		goose.WithTableName("bot_schema"), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	for i, id := range []string{"earlier1", "earlier2"} {
		if _, err := store.DB().ExecContext(t.Context(), `
			INSERT INTO receipts (id, asked_ms, platform, place, thread, person, private, question, query,
				verdict, confidence, quotes)
			VALUES ($1, $2, 'slack', 'C1', '1.1', 'U1', FALSE, 'ferry', '{}', 'found', 1, '[]')`, id, 1000+i); err != nil {
			t.Fatal(err)
		}
	}
	l, err := bot.OpenLedger(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	if last, err := l.Last(t.Context(), bottest.Request("1.1", "")); err != nil || last.ID != "earlier2" {
		t.Errorf("the last answer is %q, %v", last.ID, err)
	}
	if _, err := p.DownTo(t.Context(), 0); err != nil {
		t.Errorf("down: %v", err)
	}
}

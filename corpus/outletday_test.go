package corpus

import (
	"context"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func tokyo() *time.Location { return time.FixedZone("JST", 9*60*60) }

// TestTheDayIsTheOutlets checks that a time of publication comes back as it was
// stated, and that whatever goes by days takes the stated one.
func TestTheDayIsTheOutlets(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	defer closeStore(t, s)
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("", 60*rapid.IntRange(-12*60, 14*60).Draw(t, "minutes east"))
		stated := time.Unix(rapid.Int64Range(-1<<33, 1<<33).Draw(t, "second"), 0).In(zone)
		day := time.Date(stated.Year(), stated.Month(), stated.Day(), 0, 0, 0, 0, time.UTC)
		ctx := context.Background()
		if _, err := s.Add(ctx, Article{ID: "a", Published: stated, Source: "Herald", Text: stated.String()}); err != nil {
			t.Fatal(err)
		}
		v, err := s.Current(ctx, "a")
		if err != nil || v.Published.Format(time.RFC3339) != stated.Format(time.RFC3339) {
			t.Fatalf("%v came back as %v: %v", stated, v.Published, err)
		}
		refs, err := s.Refs(ctx)
		if err != nil || len(refs) != 1 || refs[0].Published.Format(time.RFC3339) != stated.Format(time.RFC3339) {
			t.Fatalf("%v is referred to as %v: %v", stated, refs, err)
		}
		days, err := s.Timeline(ctx)
		if err != nil || len(days) != 1 || !days[0].Day.Equal(day) {
			t.Fatalf("%v is counted on %v: %v", stated, days, err)
		}
		outlets, err := s.Sources(ctx)
		if err != nil || !outlets[0].Oldest.Equal(WallClock(stated)) || !outlets[0].Newest.Equal(WallClock(stated)) {
			t.Fatalf("%v bounds an outlet as %+v: %v", stated, outlets, err)
		}
		if wall := WallClock(stated); !wall.Truncate(24*time.Hour).Equal(day) || wall.Location() != time.UTC {
			t.Fatalf("the clocks of %v show %v", stated, wall)
		}
	})
}

func TestOutletTime(t *testing.T) {
	for _, c := range []struct {
		stated  time.Time
		want    string
		dayOnly bool
	}{
		{time.Date(2024, 10, 22, 3, 0, 0, 7, tokyo()), "2024-10-22T03:00:00+09:00", false},
		{time.Date(2024, 10, 22, 9, 0, 0, 0, tokyo()), "2024-10-22T09:00:00+09:00", false}, // midnight in UTC, but an hour is known
		{time.Date(2024, 10, 22, 0, 0, 0, 0, tokyo()), "2024-10-22T00:00:00+09:00", false},
		{time.Date(2024, 10, 22, 0, 0, 0, 0, time.UTC), "2024-10-22T00:00:00Z", true},
		{time.Date(2024, 10, 22, 3, 0, 0, 0, time.FixedZone("", -(3*60+30)*60)), "2024-10-22T03:00:00-03:30", false},
		{time.Date(2024, 10, 22, 3, 0, 0, 0, time.FixedZone("", 24*60*60)), "2024-10-21T03:00:00Z", false}, // no such zone
		{time.Time{}, "0001-01-01T00:00:00Z", true},
	} {
		got := OutletTime(c.stated)
		if got.Format(time.RFC3339) != c.want || DayOnly(got) != c.dayOnly {
			t.Errorf("%v is kept as %v, the day only: %t", c.stated, got, DayOnly(got))
		}
	}
	if !OutletTime(time.Time{}.In(tokyo())).IsZero() || !WallClock(time.Time{}.In(tokyo())).IsZero() {
		t.Error("an unknown time is known")
	}
}

// TestTheZoneAloneIsNoChange checks that an article that arrived before zones
// were kept is not new when it is read again.
func TestTheZoneAloneIsNoChange(t *testing.T) {
	s := openMemory(t)
	stated := time.Date(2024, 10, 22, 3, 0, 0, 0, tokyo())
	add(t, s, Article{ID: "a", Published: stated.UTC(), Text: "One."})
	if out := add(t, s, Article{ID: "a", Published: stated, Text: "One."}); out[0].Change != Unchanged {
		t.Errorf("got %v", out)
	}
}

func TestAWithdrawalKeepsTheZone(t *testing.T) {
	s := openMemory(t)
	stated := time.Date(2024, 10, 22, 3, 0, 0, 0, tokyo())
	add(t, s, Article{ID: "a", Published: stated, Text: "One."})
	if _, err := s.Withdraw(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Current(t.Context(), "a"); err != nil || v.Published.Format(time.RFC3339) != "2024-10-22T03:00:00+09:00" {
		t.Errorf("got %v, %v", v.Published, err)
	}
}

// TestDataFromBeforeZonesWereKept opens a database of the format before.
func TestDataFromBeforeZonesWereKept(t *testing.T) {
	dir := t.TempDir()
	before := fstest.MapFS{}
	for _, name := range []string{"00001_articles.sql", "00002_backfill.sql", "00003_replaced.sql"} {
		text, err := migrations.ReadFile("migrations/" + name)
		if err != nil {
			t.Fatal(err)
		}
		before["migrations/"+name] = &fstest.MapFile{Data: text}
	}
	path := filepath.Join(dir, FileName)
	if err := createPrivate(path); err != nil {
		t.Fatal(err)
	}
	db, err := openFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := (Schema{StoreSchema().Name, before}).Migrate(t.Context(), db, dir); err != nil {
		t.Fatal(err)
	}
	want := Article{ID: "a", Title: "T", Published: time.Date(2024, 10, 21, 18, 0, 0, 0, time.UTC), Text: "One."}
	hash := want.contentHash()
	for _, q := range []struct {
		text string
		args []any
	}{
		{`INSERT INTO arrivals (arrival, id, arrived, withdrawn, replaces, inherits, hash, title, source, author, published,
			url, language, brief, inferred, tags) VALUES (1, 'a', 0, FALSE, 0, 0, $1, 'T', '', '', $2, '', '', FALSE, FALSE, '')`,
			[]any{hash[:], want.Published.Unix()}},
		{`INSERT INTO texts (arrival, text) VALUES (1, $1)`, []any{compressText("One.")}},
		{`INSERT INTO articles (id, arrival, file) VALUES ('a', 1, '')`, nil},
		{`UPDATE log_end SET arrival = 1`, nil},
	} {
		if _, err := db.ExecContext(t.Context(), q.text, q.args...); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, dir)
	defer closeStore(t, s)
	v, err := s.Current(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, v.Article); diff != "" || v.Published.Location() != time.UTC {
		t.Errorf("in %v\n%s", v.Published.Location(), diff)
	}
	if out := add(t, s, want); out[0].Change != Unchanged {
		t.Errorf("got %v", out)
	}
}

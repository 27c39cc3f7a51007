package index

import (
	"bytes"
	"math"
	"reflect"
	"testing"
	"time"

	"dateline/retrieval/text"
)

// FuzzRecord checks that any bytes are read or refused, and that what is read is
// written the same again.
func FuzzRecord(f *testing.F) {
	r := record{
		arrival: 7, arrived: instant(epoch), date: date{noInstant, 0}, source: "Tallow Times", sum: 1 << 60,
		spans: []text.Span{{Start: 0, End: 90}, {Start: 92, End: 300}}, lengths: []uint16{12, 40},
	}
	f.Add(r.encode())
	r.date = dateOf(epoch.In(time.FixedZone("", -(3*60+30)*60)))
	f.Add(r.encode())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		got, again := &record{}, &record{}
		if got.decode(b) != nil {
			return
		}
		err := again.decode(got.encode())
		if err != nil || !reflect.DeepEqual(got, again) {
			t.Fatalf("%+v, again %+v: %v", got, again, err)
		}
	})
}

func TestRecord(t *testing.T) {
	for _, published := range []time.Time{
		{}, epoch, epoch.In(time.FixedZone("", 9*60*60)), epoch.In(time.FixedZone("", -(3*60+30)*60)),
	} {
		testRecord(t, published)
	}
}

func testRecord(t *testing.T, published time.Time) {
	t.Helper()
	r := &record{
		arrival: 7, arrived: instant(epoch), date: dateOf(published), source: "Tallow Times", sum: 1 << 60,
		spans: []text.Span{{Start: 3, End: 90}, {Start: 92, End: 300}}, lengths: []uint16{12, maxLength},
	}
	b := r.encode()
	got := &record{source: "another", spans: make([]text.Span, 5)}
	if err := got.decode(b); err != nil || !reflect.DeepEqual(got, r) {
		t.Fatalf("%+v: %v", got, err)
	}
	if at := got.date.time(); at.Format(time.RFC3339) != published.Format(time.RFC3339) {
		t.Fatalf("%v became %v", published, at)
	}
	for i := range b {
		for bit := range 8 {
			c := bytes.Clone(b)
			c[i] ^= 1 << bit
			if err := (&record{}).decode(c); err == nil {
				t.Fatalf("bit %d of byte %d does not matter", bit, i)
			}
		}
	}
}

func FuzzState(f *testing.F) {
	s := state{mark: 9, extent: extent{articles: 2, passages: 5, tokens: 300, digest: 77}}
	f.Add(s.encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := decodeState(b)
		if err != nil {
			return
		}
		if again, err := decodeState(got.encode()); err != nil || again != got {
			t.Fatalf("%+v, again %+v: %v", got, again, err)
		}
	})
}

// TestOtherFormat checks that what another version of the program wrote is refused.
func TestOtherFormat(t *testing.T) {
	for _, b := range [][]byte{nil, {1}, {1, 2, 3, 4, 5}, state{}.encode()[1:]} {
		if _, err := decodeState(b); err == nil {
			t.Errorf("%v is read", b)
		}
	}
}

func TestInstant(t *testing.T) {
	times := []time.Time{
		{}, time.Date(1, 1, 1, 0, 0, 0, 1, time.UTC), time.Date(1851, 9, 18, 0, 0, 0, 0, time.UTC), epoch,
		epoch.Add(1), time.Date(2261, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	last := int64(math.MinInt64)
	for i, x := range times {
		n := instant(x)
		if i > 0 && n <= last {
			t.Errorf("%v is not after %v", x, times[i-1])
		}
		last = n
	}
}

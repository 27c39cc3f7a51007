package chat

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestMemoryKnowsARequestUntilItIsStale(t *testing.T) {
	var m Memory
	now := time.Unix(1700000000, 0)
	if !m.First("a", now) || m.First("a", now.Add(maxSkew)) {
		t.Error("a request was not told from its replay")
	}
	m.Forget("a")
	if !m.First("a", now) {
		t.Error("what was forgotten is refused")
	}
	for i := range 100 {
		m.First(fmt.Sprint(i), now.Add(time.Duration(i)*time.Minute))
	}
	if n := len(m.seen); n > 20 {
		t.Errorf("%d requests are remembered of the last ten minutes' ten", n)
	}
}

func TestFresh(t *testing.T) {
	now := time.Unix(1700000000, 0)
	for stamp, want := range map[string]error{
		"1700000000": nil, "1699999700": nil, "1700000300": nil,
		"1699999699": errStale, "1700000301": errStale, "": errStale, "soon": errStale,
		"-9223372036854775808": errStale, "9223372036854775807": errStale,
	} {
		if err := Fresh(stamp, now); !errors.Is(err, want) {
			t.Errorf("%q: %v", stamp, err)
		}
	}
}

func TestBodyJudgesWhatItCanBeforeItReads(t *testing.T) {
	for name, c := range map[string]struct {
		media, body string
		length      int64
		want        error
		status      int
	}{
		"as agreed":      {"application/json; charset=utf-8", "{}", 2, nil, 0},
		"no type":        {"", "{}", 2, errMedia, http.StatusUnsupportedMediaType},
		"another type":   {"text/html", "{}", 2, errMedia, http.StatusUnsupportedMediaType},
		"says too much":  {"text/html", "{}", 99, errTooLarge, http.StatusRequestEntityTooLarge},
		"does not say":   {"application/json", strings.Repeat("x", 11), -1, errTooLarge, http.StatusRequestEntityTooLarge},
		"as much as may": {"application/json", strings.Repeat("x", 10), -1, nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader([]byte(c.body)))
			r.ContentLength = c.length
			r.Header.Set("Content-Type", c.media)
			body, err := Body(httptest.NewRecorder(), r, 10, "application/json")
			if !errors.Is(err, c.want) {
				t.Fatal(err)
			}
			if err == nil && string(body) != c.body {
				t.Errorf("body %q", body)
			}
			if err != nil && Status(err) != c.status {
				t.Errorf("status %d", Status(err))
			}
		})
	}
	if Status(errCut) != http.StatusBadRequest || Status(ErrReplay) != http.StatusUnauthorized {
		t.Error("a cut body, or a replay, has another status")
	}
}

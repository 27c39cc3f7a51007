package monitor

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dateline/bot/doctor"
)

// always is a platform whose health does not change.
func always(h doctor.Health) func() doctor.Health { return func() doctor.Health { return h } }

func TestReadyAndHealthyForEachPlatform(t *testing.T) {
	p, mux := Platforms{
		"Slack":   always(doctor.Health{Ready: true, Heard: time.Now().Add(-2 * time.Second)}),
		"Discord": always(doctor.Health{Reason: "Discord: 0 of 1 gateway sessions are open"}),
	}, http.NewServeMux()
	p.Handle(mux)
	ask := func(path, accept string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Accept", accept)
		mux.ServeHTTP(w, r)
		return w
	}
	check := func(path string, status int, lines ...string) {
		t.Helper()
		w := ask(path, "")
		if got := strings.Split(strings.TrimSpace(w.Body.String()), "\n"); w.Code != status || len(got) != len(lines) {
			t.Errorf("%s: status %d\n%s", path, w.Code, w.Body)
		}
		for _, l := range lines {
			if !strings.Contains(w.Body.String(), l) {
				t.Errorf("%s: %q is not in\n%s", path, l, w.Body)
			}
		}
	}
	slack, discord := "Slack: takes questions. Last heard 2s ago.", "Discord: 0 of 1 gateway sessions are open"
	check("/readyz", 503, discord, slack)
	check("/readyz/slack", 200, slack)
	check("/readyz/discord", 503, discord)
	check("/healthz", 200, discord, slack) // starting anew would not open it
	check("/readyz/teams", 404, "no such platform")
	p["Discord"] = always(doctor.Health{Frozen: true, Reason: "Discord: 1 of 1 gateway sessions are silent"})
	check("/healthz", 503, "silent", slack)
	check("/healthz/slack", 200, slack)

	var got struct {
		OK        bool
		Platforms map[string]Vitals
	}
	w := ask("/readyz", "application/json")
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != 503 || got.OK || len(got.Platforms) != 2 ||
		!got.Platforms["slack"].Ready || got.Platforms["slack"].Heard == nil || !got.Platforms["discord"].Frozen {
		t.Errorf("%d %v %s", w.Code, err, w.Body)
	}
	clear(p)
	check("/readyz", 200, doctor.SayNoPlatform)
}

package main

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"dateline/bot/doctor"
)

// handleHealth serves /readyz and /healthz, each for all platforms together
// and, below it, for one.
func (s *service) handleHealth() {
	ready := func(h doctor.Health) bool { return h.Ready }
	live := func(h doctor.Health) bool { return !h.Frozen }
	for path, good := range map[string]func(doctor.Health) bool{"/readyz": ready, "/healthz": live} {
		s.mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) { s.tell(w, r, s.names(), good) })
		s.mux.HandleFunc("GET "+path+"/{platform}", func(w http.ResponseWriter, r *http.Request) {
			one := slices.DeleteFunc(s.names(), func(name string) bool { return !strings.EqualFold(name, r.PathValue("platform")) })
			if len(one) == 0 {
				http.Error(w, "no such platform is set up", http.StatusNotFound)
				return
			}
			s.tell(w, r, one, good)
		})
	}
}

// names are the platforms that run, in order.
func (s *service) names() []string { return slices.Sorted(maps.Keys(s.platforms)) }

// A vitals is how one platform does, for programs.
type vitals struct {
	Ready  bool   `json:"ready"`
	Frozen bool   `json:"frozen"`
	Reason string `json:"reason,omitempty"`
	// Heard is when the platform last gave a sign of life.
	Heard *time.Time `json:"heard,omitempty"`
}

// tell answers 200 where all platforms are good and 503 where one is not, with
// a line on each, or an object for who asks for JSON.
func (s *service) tell(w http.ResponseWriter, r *http.Request, names []string, good func(doctor.Health) bool) {
	status, text, all := http.StatusOK, "", map[string]vitals{}
	for _, name := range names {
		h := s.platforms[name].Health()
		if !good(h) {
			status = http.StatusServiceUnavailable
		}
		text += doctor.SayHealth(name, h, time.Now()) + "\n"
		all[strings.ToLower(name)] = vitalsOf(h)
	}
	if len(names) == 0 {
		text = doctor.SayNoPlatform + "\n"
	}
	w.Header().Set("Cache-Control", "no-store")
	if !strings.Contains(r.Header.Get("Accept"), "application/json") {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, text)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"ok": status == http.StatusOK, "platforms": all})
}

func vitalsOf(h doctor.Health) vitals {
	v := vitals{Ready: h.Ready, Frozen: h.Frozen, Reason: h.Reason}
	if !h.Heard.IsZero() {
		at := h.Heard.UTC()
		v.Heard = &at
	}
	return v
}

// health is a line on each platform, for people who ask the bot how it is.
func (s *service) health() []string {
	var out []string
	for _, name := range s.names() {
		out = append(out, doctor.SayHealth(name, s.platforms[name].Health(), time.Now()))
	}
	paused, err := s.publisher.Paused(context.Background())
	if err != nil {
		s.log.Error("which digests are paused is not known", "err", err)
	}
	return append(out, paused...)
}

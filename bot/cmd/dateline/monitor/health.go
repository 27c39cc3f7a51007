package monitor

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"dateline/bot/doctor"
)

// Platforms are the platforms that a service runs: by their names, a function that
// returns their health.
type Platforms map[string]func() doctor.Health

// names are the platforms' names in order.
func (p Platforms) names() []string { return slices.Sorted(maps.Keys(p)) }

// Lines are a sentence on each platform, for people who ask the bot for its status.
func (p Platforms) Lines() []string {
	var out []string
	for _, name := range p.names() {
		out = append(out, doctor.SayHealth(name, p[name](), time.Now()))
	}
	return out
}

// Handle serves /readyz and /healthz, each for all platforms together and, below
// it, for one.
func (p Platforms) Handle(mux *http.ServeMux) {
	ready := func(h doctor.Health) bool { return h.Ready }
	live := func(h doctor.Health) bool { return !h.Frozen }
	for path, good := range map[string]func(doctor.Health) bool{"/readyz": ready, "/healthz": live} {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) { p.report(w, r, p.names(), good) })
		mux.HandleFunc("GET "+path+"/{platform}", func(w http.ResponseWriter, r *http.Request) {
			one := slices.DeleteFunc(p.names(), func(name string) bool { return !strings.EqualFold(name, r.PathValue("platform")) })
			if len(one) == 0 {
				http.Error(w, "no such platform is set up", http.StatusNotFound)
				return
			}
			p.report(w, r, one, good)
		})
	}
}

// Vitals are the health of one platform, for programs.
type Vitals struct {
	Ready  bool   `json:"ready"`
	Frozen bool   `json:"frozen"`
	Reason string `json:"reason,omitempty"`
	// Heard is when the platform last gave a sign of life.
	Heard *time.Time `json:"heard,omitempty"`
}

// report answers 200 where all platforms are good and 503 where one is not, with
// a line on each, or an object where JSON was asked for.
func (p Platforms) report(w http.ResponseWriter, r *http.Request, names []string, good func(doctor.Health) bool) {
	status, text, all := http.StatusOK, "", map[string]Vitals{}
	for _, name := range names {
		h := p[name]()
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

func vitalsOf(h doctor.Health) Vitals {
	v := Vitals{Ready: h.Ready, Frozen: h.Frozen, Reason: h.Reason}
	if !h.Heard.IsZero() {
		at := h.Heard.UTC()
		v.Heard = &at
	}
	return v
}

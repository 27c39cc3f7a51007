package discord

import (
	"encoding/json"
	"net/http"

	"dateline/adapters/chat"
)

// Handler takes the interactions that Discord delivers over HTTP, at
// /discord/interactions. Without a public key it refuses everything.
func (a *Adapter) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /discord/interactions", a.interactions)
	return mux
}

// interactions lets through what Discord signed, and only then parses it. As
// on the gateway, the first response goes over REST; the status 202 says so.
func (a *Adapter) interactions(w http.ResponseWriter, r *http.Request) {
	body, err := a.verifier.read(w, r)
	if err != nil {
		a.log.WarnContext(r.Context(), "request refused", "path", r.URL.Path, "reason", err)
		http.Error(w, "refused", chat.Status(err))
		return
	}
	var i interaction
	if err := json.Unmarshal(body, &i); err != nil {
		a.log.WarnContext(r.Context(), "signed request is malformed", "path", r.URL.Path, "err", err)
		http.Error(w, "malformed", http.StatusBadRequest)
		return
	}
	if i.Type == interPing {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(callback{Type: callbackPong})
		return
	}
	if !a.verifier.first(i.ID) {
		a.log.WarnContext(r.Context(), "request refused", "path", r.URL.Path, "reason", chat.ErrReplay)
		http.Error(w, "refused", http.StatusUnauthorized)
		return
	}
	if !a.accept(r.Context(), kindInteraction, body) {
		http.Error(w, "not now", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

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
		chat.Refuse(w, r, a.log, err)
		return
	}
	var i interaction
	if err := json.Unmarshal(body, &i); err != nil {
		chat.RefuseMalformed(w, r, a.log, err)
		return
	}
	if i.Type == interPing {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(callback{Type: callbackPong})
		return
	}
	if !a.verifier.first(i.ID) {
		chat.Refuse(w, r, a.log, chat.ErrReplay)
		return
	}
	if !a.accept(r.Context(), kindInteraction, body) {
		chat.RefuseForNow(w)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

package slack

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"

	"dateline/adapters/chat"
)

// Handler takes what Slack delivers over HTTP, at /slack/commands,
// /slack/events and /slack/actions. Without a signing secret, and until Slack
// has accepted the bot token, it refuses everything.
func (a *Adapter) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /slack/commands", a.verified(commandBody, kindCommand))
	mux.Handle("POST /slack/events", a.verified(eventBody, kindEvent))
	mux.Handle("POST /slack/actions", a.verified(actionBody, kindInteract))
	return mux
}

// verified reads the raw body, lets through what Slack signed and what is no
// replay, and only then parses it.
func (a *Adapter) verified(open func([]byte) ([]byte, error), kind string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		signed, err := a.verifier.read(w, r)
		if errors.Is(err, chat.ErrReplay) && r.Header.Get("X-Slack-Retry-Num") != "" {
			return // a retry within the second in which it was taken in
		}
		if err != nil {
			chat.Refuse(w, r, a.log, err)
			return
		}
		body, err := open(signed.body)
		if err != nil {
			w.Header().Set("X-Slack-No-Retry", "1")
			chat.RefuseMalformed(w, r, a.log, err)
			return
		}
		if challenge(w, kind, body) {
			return
		}
		k := a.accept(r.Context(), kind, body)
		reply(w, k, func() { a.verifier.forget(signed) })
		if !k.refused {
			k.sent()
		}
	})
}

// reply writes an acknowledgement. What was not recorded may come again.
func reply(w http.ResponseWriter, k ack, forget func()) {
	switch {
	case k.refused:
		forget()
		chat.RefuseForNow(w)
	case k.payload != nil:
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		_ = json.NewEncoder(w).Encode(k.payload)
	default:
		w.WriteHeader(http.StatusOK)
	}
}

// challenge answers Slack's check of the address:
// https://docs.slack.dev/reference/events/url_verification
func challenge(w http.ResponseWriter, kind string, body []byte) bool {
	var c callback
	if kind != kindEvent || json.Unmarshal(body, &c) != nil || c.Type != "url_verification" {
		return false
	}
	reply(w, ack{payload: map[string]string{"challenge": c.Challenge}}, nil)
	return true
}

// commandBody turns a form into the object that Socket Mode delivers.
func commandBody(raw []byte) ([]byte, error) {
	form, err := url.ParseQuery(string(raw))
	if err != nil {
		return nil, err
	}
	fields := map[string]string{}
	for k := range form {
		fields[k] = form.Get(k)
	}
	return json.Marshal(fields)
}

func eventBody(raw []byte) ([]byte, error) { return raw, nil }

func actionBody(raw []byte) ([]byte, error) {
	form, err := url.ParseQuery(string(raw))
	if err != nil {
		return nil, err
	}
	if !form.Has("payload") {
		return nil, errors.New("no payload")
	}
	return []byte(form.Get("payload")), nil
}

package discordfake

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

type signedDelivery struct {
	timestamp string
	body      []byte
}

// SetEndpoint does what the developer portal does when an interactions endpoint is
// saved: it sends a PING with a good and one with a bad signature, and accepts the
// address only if they are answered with a PONG and 401. From then on interactions
// are delivered there instead of over the gateway. "" removes the endpoint.
func (f *Fake) SetEndpoint(url string) error {
	if url != "" {
		if err := f.probe(url); err != nil {
			return err
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.endpoint = url
	return nil
}

func (f *Fake) probe(url string) error {
	ping := encodeJSON(obj{
		"id": "1", "application_id": f.ApplicationID(), "type": interPing, "token": "probe", "version": 1,
		"user": obj{"id": "2", "username": "discord", "discriminator": "0000"}, "entitlements": []any{},
	})
	status, body, err := f.send(f.ctx, url, f.sign(f.key, time.Now(), ping), ping)
	if err != nil {
		return err
	}
	answer, _ := decodeJSON(body)
	if o, _ := answer.(obj); status != http.StatusOK || integer(o, "type") != callbackPong {
		return fmt.Errorf("PING answered %d %s, not 200 with type 1", status, body)
	}
	_, stranger, _ := ed25519.GenerateKey(nil)
	status, _, err = f.send(f.ctx, url, f.sign(stranger, time.Now(), ping), ping)
	if err != nil {
		return err
	}
	if status != http.StatusUnauthorized {
		return fmt.Errorf("a bad signature was answered %d, not 401", status)
	}
	return nil
}

// sign makes the two headers with the timestamp and the signature.
func (f *Fake) sign(key ed25519.PrivateKey, at time.Time, body []byte) http.Header {
	ts := strconv.FormatInt(at.Unix(), 10)
	h := http.Header{}
	h.Set("X-Signature-Timestamp", ts)
	h.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(key, append([]byte(ts), body...))))
	return h
}

func (f *Fake) send(ctx context.Context, url string, header http.Header, body []byte) (int, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	for k, v := range header {
		req.Header[k] = v
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)")
	resp, err := f.client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	return resp.StatusCode, answer, err
}

// deliver sends an interaction to the application: over HTTP if there is an
// endpoint, otherwise over the gateway. The caller holds the lock.
func (f *Fake) deliver(it *Interaction, payload obj) {
	it.payload = payload
	if f.endpoint == "" {
		// Even from a channel that the bot cannot view: its members can use commands.
		f.dispatchTo("INTERACTION_CREATE", 0, it.channel, func(*session) any { return payload })
		return
	}
	url, body := f.endpoint, encodeJSON(payload)
	f.wg.Go(func() { f.deliverHTTP(it, url, body) })
}

// deliverHTTP waits for the answer as long as a first response may take.
func (f *Fake) deliverHTTP(it *Interaction, url string, body []byte) {
	ctx, cancel := context.WithTimeout(f.ctx, f.clock.wallTime(f.cfg.respond))
	defer cancel()
	header := f.sign(f.key, time.Now(), body)
	f.mu.Lock()
	f.lastSigned = &signedDelivery{timestamp: header.Get("X-Signature-Timestamp"), body: body}
	f.mu.Unlock()
	status, answer, err := f.send(ctx, url, header, body)
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		it.timeOut()
	case err != nil || status >= 300: // Discord does not wait after an error
		it.timeOut()
	case status != http.StatusAccepted && len(answer) > 0: // 202: the answer came over REST
		f.handleHTTPAnswer(it, url, answer)
	}
}

// handleHTTPAnswer handles the answer to a delivery like a callback over REST,
// including the checks of the referee.
func (f *Fake) handleHTTPAnswer(it *Interaction, url string, raw []byte) {
	body, err := decodeJSON(raw)
	r, reqErr := http.NewRequest(http.MethodPost, url, nil)
	if reqErr != nil {
		return
	}
	r.Header.Set("User-Agent", "DiscordBot (answer, 1)")
	c := &call{r: r, route: callbackRoute, raw: raw, body: body}
	f.requestSeq++
	c.request = &Request{
		Seq: f.requestSeq, At: time.Now(), Route: "answer to a delivery", Path: r.URL.Path, Body: raw, Header: http.Header{},
		Status: http.StatusOK,
	}
	f.requests = append(f.requests, c.request)
	f.referee(c, "application/json", err)
	bad := f.acknowledge(c, it)
	if bad != nil && bad.code != errAcknowledged().code { // a redelivery may be answered again
		f.addViolation(c, "the answer to a delivery is refused: %s", encodeJSON(bad.body()))
		it.timeOut()
	}
	f.signal()
}

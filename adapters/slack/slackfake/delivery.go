package slackfake

import (
	"encoding/json"
	"time"
)

// The kinds of deliveries, by their names in Socket Mode.
const (
	eventsAPI     = "events_api"
	slashCommands = "slash_commands"
	interactive   = "interactive"
)

// ackLimit is how long Slack waits for an acknowledgement
// (https://docs.slack.dev/interactivity/implementing-slash-commands#responding_to_commands).
const ackLimit = 3 * time.Second

// Delivery is something that the bot was told, or would have been.
type Delivery struct {
	// ID is the event id, or the trigger id of what a person did.
	ID string
	// Kind is events_api, slash_commands or interactive.
	Kind string
	// Type says more: the type of the event or of the interaction.
	Type string

	payload object
	onAck   func(params) // under the lock, at the first acknowledgement
	onFail  func(reason string)
	s       *Slack
	// Guarded by the lock of Slack.
	attempts int
	acked    bool
	ackAfter time.Duration
	failed   string
	done     chan struct{}
}

// Done is closed when the delivery was acknowledged or given up.
func (d *Delivery) Done() <-chan struct{} { return d.done }

// Acked says whether it was acknowledged, and how long that took on the wall
// clock, counted from the attempt that was acknowledged.
func (d *Delivery) Acked() (after time.Duration, ok bool) {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	return d.ackAfter, d.acked
}

// Attempts is how often it was sent.
func (d *Delivery) Attempts() int {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	return d.attempts
}

// Failed is why it was given up; "" while it is under way or acknowledged.
func (d *Delivery) Failed() string {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	return d.failed
}

// Again sends it once more as a retry of the given number, although it may
// have been acknowledged: Slack promises at least one delivery, not one.
func (d *Delivery) Again(number int) {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	d.s.spawn(func() { d.s.attempt(d, number, "timeout") })
}

// Deliveries are all so far, oldest first.
func (s *Slack) Deliveries() []*Delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*Delivery(nil), s.deliveries...)
}

// deliver sends in the background. The caller holds the lock.
func (s *Slack) deliver(d *Delivery) *Delivery {
	d.s, d.done = s, make(chan struct{})
	s.deliveries = append(s.deliveries, d)
	if s.closed {
		close(d.done)
		return d
	}
	s.spawn(func() { s.carry(d) })
	return d
}

// retries are the waits before each attempt. Only events are retried: nearly
// at once, after a minute and after five
// (https://docs.slack.dev/apis/events-api/#retries).
func retries(kind string) []time.Duration {
	if kind == eventsAPI {
		return []time.Duration{0, 0, time.Minute, 5 * time.Minute}
	}
	return []time.Duration{0}
}

// carry makes the attempts until one is acknowledged.
func (s *Slack) carry(d *Delivery) {
	defer close(d.done)
	why := ""
	for n, wait := range retries(d.Kind) {
		if !pause(s.ctx, s.untilRetry(wait)) {
			return
		}
		if why = s.attempt(d, n, why); why == "" || why == noRetry {
			break
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if d.failed = why; why != "" && d.onFail != nil {
		d.onFail(why)
	}
	s.touched()
}

// untilRetry is a wait between two attempts in real time.
func (s *Slack) untilRetry(wait time.Duration) time.Duration {
	if s.opts.RetryScale > 0 {
		return time.Duration(float64(wait) * s.opts.RetryScale)
	}
	return s.real(wait)
}

// noRetry is the end of an event whose refusal carried X-Slack-No-Retry.
const noRetry = "no_retry"

// attempt sends once and returns why it failed; "" when it was acknowledged.
func (s *Slack) attempt(d *Delivery, number int, why string) string {
	s.mu.Lock()
	d.attempts++
	over := s.overSocket
	if s.appURL != "" {
		over = s.overHTTP
	}
	s.mu.Unlock()
	begun := time.Now()
	reply, failed := over(d, number, why)
	if failed != "" {
		return failed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.acknowledge(d, reply, time.Since(begun))
	return ""
}

func (s *Slack) acknowledge(d *Delivery, reply params, after time.Duration) {
	if d.acked {
		return
	}
	d.acked, d.ackAfter = true, after
	if d.onAck != nil {
		d.onAck(reply)
	}
	s.touched()
}

// jsonParams reads an acknowledgement's payload.
func jsonParams(raw json.RawMessage) params {
	p := params{body: map[string]json.RawMessage{}}
	_ = json.Unmarshal(raw, &p.body)
	return p
}

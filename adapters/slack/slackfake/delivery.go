package slackfake

import (
	"encoding/json"
	"time"
)

// The kinds of deliveries, as Socket Mode names them.
const (
	eventsAPI     = "events_api"
	slashCommands = "slash_commands"
	interactive   = "interactive"
)

// ackLimit is how long Slack waits for an acknowledgement
// (https://docs.slack.dev/interactivity/implementing-slash-commands#responding_to_commands).
const ackLimit = 3 * time.Second

// Delivery is an event, command or interaction that is delivered to the bot.
type Delivery struct {
	// ID is the event id, or the trigger id of what a person did.
	ID string
	// Kind is events_api, slash_commands or interactive.
	Kind string
	// Type is the type of the event or interaction, or the command.
	Type string

	payload object
	onAck   func(params) // runs under the lock, at the first acknowledgement
	onFail  func(reason string)
	s       *Slack
	// Guarded by the lock of Slack.
	attempts int
	acked    bool
	ackAfter time.Duration
	failed   string
	done     chan struct{}
}

// Done is closed when the delivery is acknowledged or given up.
func (d *Delivery) Done() <-chan struct{} { return d.done }

// Acked tells whether the delivery was acknowledged, and how long that took on
// the wall clock, counted from the attempt that was acknowledged.
func (d *Delivery) Acked() (after time.Duration, ok bool) {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	return d.ackAfter, d.acked
}

// Attempts is how often the delivery was sent.
func (d *Delivery) Attempts() int {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	return d.attempts
}

// Failed is why the delivery was given up; "" while it is under way and when it
// was acknowledged.
func (d *Delivery) Failed() string {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	return d.failed
}

// Again sends the delivery once more as a retry with the given number, even if it
// was acknowledged: Slack promises delivery at least once, not exactly once.
func (d *Delivery) Again(number int) {
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	d.s.spawn(func() { d.s.attempt(d, number, "timeout") })
}

// Deliveries are all deliveries so far, oldest first.
func (s *Slack) Deliveries() []*Delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*Delivery(nil), s.deliveries...)
}

// deliver sends a delivery in the background. The caller holds the lock.
func (s *Slack) deliver(d *Delivery) *Delivery {
	d.s, d.done = s, make(chan struct{})
	s.deliveries = append(s.deliveries, d)
	if s.closed {
		close(d.done)
		return d
	}
	s.spawn(func() { s.deliverWithRetries(d) })
	return d
}

// retries are the waits before each attempt. Only events are retried: almost
// immediately, after one minute and after five
// (https://docs.slack.dev/apis/events-api/#retries).
func retries(kind string) []time.Duration {
	if kind == eventsAPI {
		return []time.Duration{0, 0, time.Minute, 5 * time.Minute}
	}
	return []time.Duration{0}
}

// deliverWithRetries makes attempts until one is acknowledged.
func (s *Slack) deliverWithRetries(d *Delivery) {
	defer close(d.done)
	reason := ""
	for n, wait := range retries(d.Kind) {
		if !pause(s.ctx, s.retryWait(wait)) {
			return
		}
		if reason = s.attempt(d, n, reason); reason == "" || reason == noRetry {
			break
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if d.failed = reason; reason != "" && d.onFail != nil {
		d.onFail(reason)
	}
	s.notifyChange()
}

// retryWait converts a wait between two attempts to real time.
func (s *Slack) retryWait(wait time.Duration) time.Duration {
	if s.opts.RetryScale > 0 {
		return time.Duration(float64(wait) * s.opts.RetryScale)
	}
	return s.wallTime(wait)
}

// noRetry is why an event is given up whose refusal had the header
// X-Slack-No-Retry.
const noRetry = "no_retry"

// attempt sends a delivery once and returns why that failed; "" when it was
// acknowledged. The number and reason are those of the retry.
func (s *Slack) attempt(d *Delivery, number int, reason string) string {
	s.mu.Lock()
	d.attempts++
	over := s.attemptSocket
	if s.appURL != "" {
		over = s.attemptHTTP
	}
	s.mu.Unlock()
	begun := time.Now()
	reply, failed := over(d, number, reason)
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
	s.notifyChange()
}

// jsonParams parses the payload of an acknowledgement.
func jsonParams(raw json.RawMessage) params {
	p := params{body: map[string]json.RawMessage{}}
	_ = json.Unmarshal(raw, &p.body)
	return p
}

package chat

import (
	"encoding/json"
	"fmt"
	"time"
)

// Decode reads a payload of JSON and makes a task of it.
func Decode[T, Payload any](body []byte, read func(Payload) (T, error)) (task T, err error) {
	var p Payload
	if err := json.Unmarshal(body, &p); err != nil {
		return task, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return read(p)
}

// Complete fills in what a delivery does not say of a task, and refuses one
// that lacks what every task has. A deletion need not say who deleted.
func (t *Task) Complete(platform string, now time.Time, zone *time.Location) error {
	q := &t.Request
	if q.Key == "" || q.Person == "" && t.Kind != Deletion {
		return fmt.Errorf("%w: nobody sent it", ErrMalformed)
	}
	if q.At.IsZero() {
		q.At = now
	}
	q.Platform, q.At = platform, q.At.In(zone)
	return nil
}

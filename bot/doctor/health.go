package doctor

import "time"

// Health is how the inbound side of a platform does: whether questions that
// are asked there now come in.
type Health struct {
	// Ready says that questions are taken.
	Ready bool
	// Frozen says that a connection is open and gives no sign of life: what is
	// asked meanwhile may not come in.
	Frozen bool
	// Reason says why it is not ready; empty where it is.
	Reason string
	// Heard is when the platform last gave a sign of life; zero where none came
	// yet, or none is to be expected between questions.
	Heard time.Time
}

package doctor

import "time"

// Health says whether questions that are asked on a platform come in.
type Health struct {
	// Ready says that the platform's questions are taken.
	Ready bool
	// Frozen says that a connection is open and gives no sign of life: what is
	// asked meanwhile may not come in.
	Frozen bool
	// Reason is a sentence on why it is not ready; it is empty if it is.
	Reason string
	// Heard is when the platform last gave a sign of life. It is zero if none
	// has come yet, or if none is expected between questions.
	Heard time.Time
}

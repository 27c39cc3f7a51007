// Package secret keeps tokens and keys from being printed.
package secret

import (
	"fmt"
	"io"
	"log/slog"
)

// A Value is a token or a key. It prints as a row of dots wherever it is
// formatted, logged or marshalled; Reveal alone gives its value.
type Value struct{ value string }

const dots = "•••"

// New wraps a value.
func New(value string) Value { return Value{value} }

// Reveal returns the value, for the one call that needs it.
func (s Value) Reveal() string { return s.value }

// Empty tells whether there is no value.
func (s Value) Empty() bool { return s.value == "" }

// String implements fmt.Stringer.
func (Value) String() string { return dots }

// Format implements fmt.Formatter, so that no verb prints more than String.
func (Value) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, dots) }

// LogValue implements slog.LogValuer.
func (Value) LogValue() slog.Value { return slog.StringValue(dots) }

// MarshalText implements encoding.TextMarshaler.
func (Value) MarshalText() ([]byte, error) { return []byte(dots), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Value) UnmarshalText(b []byte) error {
	s.value = string(b)
	return nil
}

package adaptertest

import "testing"

// House is another name of [Bench], for tests that do not use that name yet.
type House = Bench

// NewHouse is another name of [NewBench], for tests that do not use that name yet.
func NewHouse(t testing.TB) *Bench { return NewBench(t) }

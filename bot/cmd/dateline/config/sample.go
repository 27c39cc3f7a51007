package config

import (
	_ "embed"
	"slices"
)

//go:embed sample.yaml
var sample []byte

// Sample is a configuration file with every key explained, at its default.
func Sample() []byte { return slices.Clone(sample) }

// Package config is what an operator sets, in a YAML file and in the
// environment: reading it, saying what is wrong with it and where, and turning
// it into the settings of each part of the program.
//
// Load reads a configuration with all its faults, for dateline check; Read and
// ReadValid are for commands that want it or an error. No fault names a value,
// since it may be a secret.
package config

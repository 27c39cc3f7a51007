package config

import (
	"fmt"
	"os"

	"dateline/retrieval"
)

// ReadAliases reads a person's own list of other names for the same thing, and
// returns it together with the names that ship with the program.
func ReadAliases(path string) (*retrieval.Aliases, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("aliases: %w", err)
	}
	defer f.Close()
	own, err := retrieval.ReadAliases(f)
	if err != nil {
		return nil, fmt.Errorf("aliases: %s: %w", path, err)
	}
	return retrieval.ShippedAliases().With(own), nil
}

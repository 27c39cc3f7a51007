package datafolder

import (
	"fmt"
	"os"

	"dateline/retrieval/query"
)

// ReadAliases reads a person's own list of other names for the same thing, and
// returns it together with the names that ship with the program.
func ReadAliases(path string) (*query.Aliases, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("aliases: %w", err)
	}
	defer f.Close()
	own, err := query.ReadAliases(f)
	if err != nil {
		return nil, fmt.Errorf("aliases: %s: %w", path, err)
	}
	return query.ShippedAliases().With(own), nil
}

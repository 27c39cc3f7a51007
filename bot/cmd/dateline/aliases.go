package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/retrieval/query"
)

// ownAliases are the other names that ship with the program together with a
// person's own, for the data folder that is opened; nil where a person has none.
func (a *app) ownAliases(opened string) (*query.Aliases, error) {
	// The environment is for commands that read no configuration.
	if set := cmp.Or(a.aliases, os.Getenv(config.Variable("aliases"))); set != "" {
		return config.ReadAliases(a.path(set))
	}
	dir, err := a.listsIn(opened)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // who has no data folder has no list in it
	}
	own, err := config.ReadAliases(filepath.Join(dir, datafolder.Aliases))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // nil: those that ship
	}
	return own, err
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/retrieval/query"
)

// aliasesName is a person's own list of other names in the data folder, where
// no other is set.
const aliasesName = "aliases.yaml"

// aliasesVariable is what the configuration's key is in the environment, for
// commands that read no configuration.
const aliasesVariable = "DATELINE_ALIASES"

// ownAliases are the names that ship with the program and a person's own for
// the folder that is opened, nil where there are none of those.
func (a *app) ownAliases(opened string) (*query.Aliases, error) {
	switch {
	case a.aliases != "":
		return readAliases(a.path(a.aliases))
	case os.Getenv(aliasesVariable) != "":
		return readAliases(a.path(os.Getenv(aliasesVariable)))
	}
	dir, err := a.listsIn(opened)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // who has no data folder has no list in it
	}
	own, err := readAliases(filepath.Join(dir, aliasesName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // nil: those that ship
	}
	return own, err
}

func readAliases(path string) (*query.Aliases, error) {
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

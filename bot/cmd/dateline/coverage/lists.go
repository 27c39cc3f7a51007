package coverage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus/story"
	"dateline/retrieval/query"
)

// ownAliases reads a person's own names for the same thing, from file or else
// from the folder of their lists; nil where they have none.
func ownAliases(lists, file string) (*query.Aliases, error) {
	switch {
	case file != "":
		return datafolder.ReadAliases(file)
	case lists == "":
		return nil, nil //nolint:nilnil // nil: the names that ship with the program
	}
	own, err := datafolder.ReadAliases(filepath.Join(lists, datafolder.Aliases))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // nil: the names that ship with the program
	}
	return own, err
}

// ownPublishers reads a person's own list of publishers from the folder of their
// lists; nil where they have none.
func ownPublishers(lists string) (*story.Publishers, error) {
	if lists == "" {
		return nil, nil //nolint:nilnil // nil: no publisher has several outlets
	}
	list, err := os.ReadFile(filepath.Join(lists, datafolder.Publishers))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // nil: no publisher has several outlets
	}
	if err != nil {
		return nil, err
	}
	return story.ReadPublishers(list)
}

package bot

import (
	"io/fs"

	"dateline/corpus"
)

// Migrations are the ledger's migrations, for tests that begin with older
// tables.
func Migrations() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err)
	}
	return sub
}

// SieveForTest returns what finds the watches that an article may answer.
func SieveForTest(watches []Watch) func(*corpus.Version) []Watch { return newSieve(watches).through }

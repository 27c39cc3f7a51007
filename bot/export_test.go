package bot

import "io/fs"

// Migrations are the ledger's migrations, for tests that begin with older
// tables.
func Migrations() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err)
	}
	return sub
}

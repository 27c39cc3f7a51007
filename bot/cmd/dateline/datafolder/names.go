package datafolder

// What a data folder has beside the database, which corpus.FileName names, and
// the socket of a running service.
const (
	// Index is the index: a cache, which is built again where it is missing.
	// While one is built, others lie beside it whose names begin with it.
	Index = "index"
	// Backups is the folder of what was there before an upgrade or a restore.
	Backups = "backups"
	// Audit is the folder of the audit log.
	Audit = "audit"
	// History is the file of the questions that were typed at the terminal.
	History = "history"
	// Publishers is a person's own list of publishers.
	Publishers = "publishers.yaml"
	// Aliases is a person's own list of other names for the same thing.
	Aliases = "aliases.yaml"
)

// OwnLists are a person's own files, which belong to the data: they are backed
// up and restored with it.
func OwnLists() []string { return []string{Publishers, Aliases} }

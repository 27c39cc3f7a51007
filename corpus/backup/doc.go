// Package backup packs the contents of a data folder into one file, and unpacks
// it only if every byte is as it was written.
//
// It does not know what the tables mean, nor where backups are kept.
package backup

// Package backup packs what a data folder keeps into one file, and unpacks it
// again when every byte of it is as it was written.
//
// It does not know what the tables mean, nor where backups are kept.
package backup

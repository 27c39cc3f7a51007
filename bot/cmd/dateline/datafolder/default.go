package datafolder

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// Default is the data folder of a person who names none:
// $DATELINE_DATA, else the platform's folder for a person's application data.
func Default() (string, error) {
	if dir := os.Getenv("DATELINE_DATA"); dir != "" {
		return dir, nil
	}
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LocalAppData"); dir != "" {
			return filepath.Join(dir, "dateline"), nil
		}
	case "darwin":
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, "Library", "Application Support", "dateline"), nil
		}
	default:
		// https://specifications.freedesktop.org/basedir-spec/latest/
		if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "dateline"), nil
		}
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, ".local", "share", "dateline"), nil
		}
	}
	return "", errors.New("no home folder is known: name a data folder with --data")
}

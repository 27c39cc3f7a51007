package corpus

import "golang.org/x/sys/windows"

// FreeSpace returns the number of bytes that an unprivileged user may still
// write to the file system of dir.
func FreeSpace(dir string) (uint64, error) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(path, &free, nil, nil)
	return free, err
}

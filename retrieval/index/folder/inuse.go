package folder

import (
	"errors"
	"fmt"

	bolterrors "go.etcd.io/bbolt/errors"
)

// ErrInUse means that another process has the index open.
var ErrInUse = errors.New("another process has the index open: stop it, or ask it")

// InUse adds ErrInUse to an error of opening the index if that is its cause.
func InUse(err error) error {
	if errors.Is(err, bolterrors.ErrTimeout) {
		return fmt.Errorf("%w (%w)", ErrInUse, err)
	}
	return err
}

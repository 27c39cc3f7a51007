package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/control"
	"dateline/bot/cmd/dateline/examine"
	"dateline/bot/doctor"
)

// examineFolder examines the coverage, and the address to listen on unless a
// service that has the data folder open has taken that.
func (a *app) examineFolder(ctx context.Context, cfg config.Config) []doctor.Finding {
	if a.corpus != "" {
		if _, err := os.Stat(a.corpus); err != nil {
			return append(examine.Address(ctx, cfg), doctor.CorpusMissing("corpus", err))
		}
		return examine.Address(ctx, cfg)
	}
	dir, _, err := a.dataFolder()
	if err != nil {
		return []doctor.Finding{doctor.FolderUnusable("data folder", err)}
	}
	if busy := a.examineBeside(ctx, dir); busy != nil {
		return busy
	}
	return append(examine.Address(ctx, cfg), a.examineIdle(ctx, dir)...)
}

// examineBeside has the data folder examined by the service that has it open; nil
// where there is no such service.
func (a *app) examineBeside(ctx context.Context, dir string) []doctor.Finding {
	service, err := control.Dial(ctx, dir)
	if err != nil {
		return nil // nobody listens there
	}
	defer service.Close()
	var out bytes.Buffer
	exit, err := service.Run(ctx, control.Streams{Out: &out, Err: a.errOut}, control.Request{Args: []string{"check", "--folder"}, Plain: true})
	if err == nil && exit != exitOK {
		err = &exitError{exit}
	}
	var found []doctor.Finding
	if err == nil {
		err = json.Unmarshal(out.Bytes(), &found)
	}
	if err != nil {
		return []doctor.Finding{doctor.FolderInUse("data folder", fmt.Errorf("the service that has %s open does not answer: %w", dir, err))}
	}
	return append([]doctor.Finding{doctor.FolderBusy("data folder", dir)}, found...)
}

// checkFolder examines the data folder that the service has open, for a client's
// check.
func (a *app) checkFolder(ctx context.Context) error {
	if a.session == nil {
		return errors.New("no service runs here")
	}
	c, err := a.session.borrow(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return json.NewEncoder(a.out).Encode(examine.Coverage(ctx, c.Coverage))
}

// examineIdle examines a data folder that no process has open.
func (a *app) examineIdle(ctx context.Context, dir string) []doctor.Finding {
	opts, err := a.coverageOptions()
	if err != nil {
		return []doctor.Finding{doctor.FolderUnusable("data folder", err)}
	}
	return examine.Folder(ctx, dir, opts)
}

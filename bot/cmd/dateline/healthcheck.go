package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/config"
)

// healthcheckCommand asks a running service whether it is ready, for container
// images without a shell.
func (a *app) healthcheckCommand() *cobra.Command {
	var address string
	var wait time.Duration
	c := &cobra.Command{
		Use:    "healthcheck",
		Short:  "Ask a running service whether it takes questions",
		Args:   args(cobra.NoArgs),
		Hidden: true,
		RunE: func(c *cobra.Command, _ []string) error {
			if address == "" {
				cfg, err := config.Read(os.Getenv("DATELINE_CONFIG"), os.Getenv)
				if err != nil {
					return err
				}
				address = cfg.Listen
			}
			return askHealth(c.Context(), address, wait)
		},
	}
	c.Flags().StringVar(&address, "address", "", "the service's address (default: as configured)")
	c.Flags().DurationVar(&wait, "wait", 0, "how long to wait for it to become ready")
	return c
}

// askHealth asks until the service is ready or wait has passed.
func askHealth(ctx context.Context, address string, wait time.Duration) error {
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		err := oneHealth(ctx, address)
		if err != nil && wait == 0 {
			err = backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithBackOff(backoff.NewConstantBackOff(50*time.Millisecond)), backoff.WithMaxElapsedTime(wait))
	return err
}

func oneHealth(ctx context.Context, address string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/readyz", nil)
	if err != nil {
		return err
	}
	res, err := (&http.Client{Timeout: 3 * time.Second}).Do(req)
	if err != nil {
		return fmt.Errorf("nothing answers at %s: is dateline serve running there? (%w)", address, err)
	}
	defer res.Body.Close()
	if res.StatusCode == http.StatusOK {
		return nil
	}
	said, err := io.ReadAll(io.LimitReader(res.Body, 4<<10))
	if err != nil || len(said) == 0 {
		said = []byte(res.Status)
	}
	return fmt.Errorf("not ready:\n%s", strings.TrimSpace(string(said)))
}

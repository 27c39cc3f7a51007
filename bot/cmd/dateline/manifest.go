package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/adapters/slack"
	"dateline/bot/cmd/dateline/config"
)

func (a *app) manifestCommand() *cobra.Command {
	var path string
	c := &cobra.Command{
		Use:   "manifest",
		Short: "Print what a platform needs to know to install the app",
		Args:  args(cobra.NoArgs),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	s := &cobra.Command{
		Use:   "slack",
		Short: "Print the app manifest for Slack",
		Long: `Print the manifest to paste under "Create an app from a manifest" at
https://api.slack.com/apps. It asks for exactly the scopes that are used. With
slack.public_url in the configuration it is for HTTP, else for Socket Mode.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := config.Read(path, os.Getenv)
			if err != nil {
				return usage(c, err)
			}
			_, err = a.out.Write(slack.Manifest(cfg.Slack.Adapter(time.UTC)))
			return err
		},
	}
	c.PersistentFlags().StringVar(&path, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	c.AddCommand(s)
	return c
}

package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"dateline/adapters/discord"
	"dateline/bot/cmd/dateline/config"
)

func (a *app) inviteCommand() *cobra.Command {
	var path string
	c := &cobra.Command{
		Use:   "invite",
		Short: "Print the link that lets the bot into a server",
		Args:  args(cobra.NoArgs),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	d := &cobra.Command{
		Use:   "discord",
		Short: "Print the invitation link for Discord",
		Long: `Print the link by which somebody who manages a Discord server lets the bot in,
with exactly the scopes and permissions that are used. It needs the
application's id: DISCORD_APPLICATION_ID, or discord.application_id in the
configuration.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := config.Read(path, os.Getenv)
			if err != nil {
				return usage(c, err)
			}
			if cfg.Discord.ApplicationID == "" {
				return usage(c, errors.New("the application's id is missing: set DISCORD_APPLICATION_ID"))
			}
			_, err = fmt.Fprintln(a.out, discord.Invite(cfg.Discord.ApplicationID))
			return err
		},
	}
	c.PersistentFlags().StringVar(&path, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	c.AddCommand(d)
	return c
}

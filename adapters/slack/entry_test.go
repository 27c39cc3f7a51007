package slack

import (
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
)

func TestSlashCommand(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick(), slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		got := general.WaitFor(`only U1 sees`)
		t.Log(got)
	})
}

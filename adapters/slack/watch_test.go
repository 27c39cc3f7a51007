package slack

import (
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
	"dateline/bot/digest"
)

// TestWatchAnAnswer: a press on Watch keeps the answer's question open, and
// tells the person alone.
func TestWatchAnAnswer(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	s.Bot.Commands = digest.New(digest.Options{
		Searcher: s.Search, Coverage: s.Bot.Coverage, Ledger: s.Ledger, Store: digest.NewStore(s.Bot.Coverage.DB()), Log: s.Logger(),
	}).Commands()
	general, ann := s.slack.Channel("general"), s.slack.User("ann")
	ann.Join(general)
	general.InviteBot()
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("Watch")
	ann.Click(general.Last(), "Watch")
	general.WaitFor("only U1 sees.*Watching")
	ann.Slash(general, "/coverage watch list")
	general.WaitFor("The watched questions of this place")
}

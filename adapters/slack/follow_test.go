package slack

import (
	"regexp"
	"strings"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
)

// asked is a stage on which ann has a private answer in general.
func asked(t *testing.T, question string) (*stage, *slackfake.User, *slackfake.Channel) {
	t.Helper()
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	ann.Slash(general, "/coverage "+question)
	general.WaitFor(`only U1 sees #1`)
	return s, ann, general
}

func TestMoreAndBackInPlace(t *testing.T) {
	s, ann, general := asked(t, "harbour bridge")
	ann.Click(general.Last(), "More")
	general.WaitFor(`only U1 sees #1 edited: harbour bridge\n  Found · 1 passage · `)
	ann.Click(s.slack.Now(general.Last()), "Back")
	s.slack.Until("the first page", func() bool { return general.Count(`#1 edited: harbour bridge\n  Found · 3 passages`) == 1 })
	s.settled(t)
	if got := len(general.Messages()); got != 1 {
		t.Errorf("%d messages instead of one that was edited:\n%s", got, general)
	}
}

func TestMoreOnAPublicAnswer(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	ann.Mention(general, "harbour bridge")
	general.WaitFor(`bot in C1 .*#2: Found`)
	ann.Click(general.Last(), "More")
	general.WaitFor(`#2 edited: Found · 1 passage · `)
}

func TestContextOpensTheArticle(t *testing.T) {
	_, ann, general := asked(t, adaptertest.Answered)
	ann.Click(general.Last(), "Context")
	got := general.WaitFor(`modal for U1: In its article`)
	for _, want := range []string{"Harbour bridge opens after eleven years", "Ida Lund", "1 Nov 2024", "18,000 cars a day"} {
		if !strings.Contains(got, want) {
			t.Errorf("the modal lacks %q:\n%s", want, got)
		}
	}
}

func TestContextAfterItsTriggerIsSpent(t *testing.T) {
	s, ann, general := asked(t, adaptertest.Answered)
	s.slack.Fault(slackfake.Rule{Route: "views.open", Do: slackfake.Fails("expired_trigger_id")})
	ann.Click(general.Last(), "Context")
	general.WaitFor(`only U1 sees #2: \[Harbour bridge opens`)
	ann.Click(general.Messages()[0], "Refine")
	general.WaitFor(`only U1 sees #3: That took too long for a window to open`)
}

func TestRefineReplacesTheAnswer(t *testing.T) {
	s, ann, general := asked(t, adaptertest.Answered)
	ann.Click(general.Last(), "Refine")
	general.WaitFor(`modal for U1: Refine`)
	ann.SubmitView(map[string]string{fieldSince: "2024-10-01", fieldUntil: "2024-10-20"})
	got := general.WaitFor(`only U1 sees #1 edited: How much`)
	for _, want := range []string{"since 1 Oct 2024", "until 20 Oct 2024", "Ferry line ends with the bridge"} {
		if !strings.Contains(got, want) {
			t.Errorf("the refined answer lacks %q:\n%s", want, got)
		}
	}
	ann.Click(s.slack.Now(general.Last()), "Refine")
	general.WaitFor(`\{datepicker 2024-10-01\}\n  .*\{datepicker 2024-10-20\}`)
}

func TestRefineWhenTheResponseURLIsSpent(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor(`#2: Found`)
	ann.Click(general.Last(), "Refine")
	general.WaitFor(`modal for U1: Refine`)
	s.slack.Advance(31 * 60 * 1e9)
	ann.SubmitView(map[string]string{fieldOutlets: "Northern Wire"})
	general.WaitFor(`#2 edited: source Northern Wire`)
}

func TestShareGoesToTheChannelOnce(t *testing.T) {
	for _, member := range []bool{true, false} {
		s := newStage(t, overSocket, quick(), slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		if !member {
			general.RemoveBot()
		}
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		general.WaitFor(`only U1 sees #1`)
		private := general.Last()
		ann.Click(private, "Share")
		general.WaitFor(`bot in C1 #2: How much did the harbour bridge cost\? · asked by @U1`)
		ann.Click(private, "Share")
		general.WaitFor(`only U1 sees #3: That answer was shared here already`)
	}
}

func TestShareThatSlackRefusesIsSaid(t *testing.T) {
	s, ann, general := asked(t, adaptertest.Answered)
	s.slack.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.Fails("something_new")})
	private := general.Last()
	ann.Click(private, "Share")
	general.WaitFor(`only U1 sees #2: Something went wrong here`)
	ann.Click(private, "Share")
	general.WaitFor(`bot in C1 #3: .*asked by @U1`)
}

func TestFeedback(t *testing.T) {
	_, ann, general := asked(t, adaptertest.Answered)
	ann.Click(general.Last(), "👍")
	general.WaitFor(`only U1 sees #2: Thank you`)
	ann.Click(general.Messages()[0], "👎")
	general.WaitFor(`modal for U1: Feedback`)
	ann.SubmitView(map[string]string{fieldReason: "It is out of date", fieldWords: "see the audit"})
	general.WaitFor(`only U1 sees #3: Thank you`)
}

func TestButtonsWorkAfterARestart(t *testing.T) {
	s, ann, general := asked(t, "harbour bridge")
	s.stop()
	s.start(t, overSocket, quick())
	ann.Click(general.Last(), "More")
	general.WaitFor(`only U1 sees #1 edited: harbour bridge\n  Found · 1 passage`)
}

func TestButtonValuesAreReceiptsAlone(t *testing.T) {
	_, _, general := asked(t, "harbour bridge")
	values := regexp.MustCompile(`"value":"([^"]*)"`).FindAllStringSubmatch(string(general.Last().Blocks), -1)
	if len(values) != 6 {
		t.Fatalf("%d buttons", len(values))
	}
	for _, v := range values {
		if !regexp.MustCompile(`^[0-9a-z]{8}$`).MatchString(v[1]) {
			t.Errorf("a button carries %q", v[1])
		}
	}
}

func TestStaleReceiptGetsASentence(t *testing.T) {
	for _, button := range []string{"More", "Context", "Refine", "Share", "👍"} {
		s, ann, general := asked(t, "harbour bridge")
		if _, err := s.Bot.Coverage.DB().Exec("DELETE FROM receipts"); err != nil {
			t.Fatal(err)
		}
		ann.Click(general.Last(), button)
		general.WaitFor(`only U1 sees #2: That answer is no longer kept`)
	}
}

func TestTooNarrowFilterComesOffWithOnePress(t *testing.T) {
	_, ann, general := asked(t, adaptertest.Answered)
	ann.Click(general.Last(), "Refine")
	general.WaitFor(`modal for U1: Refine`)
	ann.SubmitView(map[string]string{fieldOutlets: "Coast & Catch <Weekly>", fieldSince: "2024-11-01"})
	got := general.WaitFor(`Not in the coverage`)
	if !strings.Contains(got, "0 passages") {
		t.Fatalf("the bot does not say what the filters cost: %s", got)
	}
}

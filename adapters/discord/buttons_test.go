package discord

import (
	"strings"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/discord/discordfake"
)

func TestMoreAndBackChangeTheAnswerInPlace(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		m := ann.Slash(general, "ask", ask("harbour bridge")...).Answer()
		ann.Click(m, "More")
		general.WaitFor("only ann sees: message edited: bot", "Found · 1 passage")
		m, _ = general.LastFrom("bot")
		ann.Click(m, "Back")
		general.WaitFor("only ann sees: message edited: bot", "Found · 3 passages")
	})
}

func TestMoreOnAPublicAnswer(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, bob, general := s.discord.Person("ann"), s.discord.Person("bob"), s.discord.Channel("general")
	ann.Mention(general, "harbour bridge")
	general.WaitFor("bot (replying to ann)")
	m, _ := general.LastFrom("bot")
	bob.Click(m, "More")
	general.WaitFor("message edited: bot", "Found · 1 passage")
}

func TestContextIsShownToThePersonAlone(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, bob, general := s.discord.Person("ann"), s.discord.Person("bob"), s.discord.Channel("general")
		ann.Mention(general, adaptertest.Answered)
		general.WaitFor("bot (replying to ann)")
		m, _ := general.LastFrom("bot")
		got := bob.Click(m, "Context").Answer()
		if got.OnlyFor != "bob" {
			t.Errorf("seen by %q", got.OnlyFor)
		}
		lacks(t, got.Text, "Harbour bridge opens after eleven years", "Ida Lund", "Mayor Petra Holm cut the ribbon")
	})
}

func TestShareGivesAPrivateAnswerToAllOnce(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		m := ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer()
		ann.Click(m, "Share")
		lacks(t, general.WaitFor("asked by @ann"), adaptertest.AnsweredBy)
		s.settled(t)
		got := ann.Click(m, "Share").Answer()
		lacks(t, got.Text, "shared here already")
		if n := len(general.Find("asked by @ann")); n != 1 {
			t.Errorf("shared %d times:\n%s", n, general.Timeline())
		}
	})
}

func TestShareWhereTheBotMayNotWrite(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	m := ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer()
	general.Deny(discordfake.SendMessages)
	ann.Click(m, "Share")
	general.WaitFor("bot: ", "asked by @ann")
}

func TestFeedback(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		m := ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer()
		lacks(t, ann.Click(m, "👍").Answer().Text, "Thank you")
		form := ann.Click(m, "👎")
		got := ann.SubmitModal(form, map[string]string{"What was wrong with this answer?": "It is out of date", "In your own words": "Prices rose"})
		lacks(t, got.Answer().Text, "Thank you. It is noted under receipt")
	})
}

func TestRefineAPrivateAnswer(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		m := ann.Slash(general, "ask", ask("harbour bridge")...).Answer()
		form := ann.Click(m, "Refine").Answer()
		lacks(t, form.Text, "Choose below", "All outlets", "Dates and names")
		ann.Select(form, "All outlets", "Northern Wire")
		general.WaitFor("only ann sees: message edited: bot", "source Northern Wire", "Found", "/ *Northern Wire")
		form, _ = general.LastFrom("bot")
		dates := ann.Click(form, "Dates and names …")
		ann.SubmitModal(dates, map[string]string{"Published since": "2024-10", "Names that the article must hold": ""})
		lacks(t, general.WaitFor("only ann sees: message edited: bot", "since 1 Oct 2024"), "source Northern Wire")
	})
}

func TestRefineAPublicAnswerChangesItWhereItStands(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	ann.Mention(general, "harbour bridge")
	general.WaitFor("bot (replying to ann)")
	m, _ := general.LastFrom("bot")
	form := ann.Click(m, "Refine").Answer()
	if form.OnlyFor != "ann" {
		t.Errorf("the form is seen by %q", form.OnlyFor)
	}
	ann.Select(form, "All outlets", "Northern Wire")
	for _, line := range general.WaitForCount(2, "message edited: bot", "source Northern Wire") {
		if strings.HasPrefix(line, "message edited: bot") {
			return
		}
	}
	t.Errorf("the public answer did not change:\n%s", general.Timeline())
}

func TestButtonsWorkAfterARestart(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	m := ann.Slash(general, "ask", ask("harbour bridge")...).Answer()
	s.stop()
	s.start(t, overGateway, quick())
	ann.Click(m, "More")
	general.WaitFor("only ann sees: message edited: bot", "Found · 1 passage")
}

func TestOldAndStrangeButtons(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	m := ann.Slash(general, "ask", ask("harbour bridge")...).Answer()
	press := func(id string) *discordfake.Interaction {
		return ann.Raw(general, interComponent, map[string]any{
			"data": map[string]any{"custom_id": id, "component_type": button}, "message": m.JSON,
		})
	}
	for _, id := range []string{"1.why.0.zzzzzzz9", "1.context.99.zzzzzzz9", "1.refine.-4.zzzzzzz9", "1.nonsense.0.zzzzzzz9"} {
		if got := press(id); !got.Acknowledged() {
			lacks(t, got.Answer().Text, "")
		}
	}
	general.WaitFor("That answer is no longer kept")
	for _, id := range []string{"", "0.more.1.x", "more", "1", "1."} {
		press(id)
	}
	ann.Slash(general, "coverage help").Answer()
}

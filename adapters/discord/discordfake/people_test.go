package discordfake_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/adapters/discord/discordfake"

	"github.com/bwmarrin/discordgo"
)

// TestWhatPeopleDoReachesTheGateway takes each action of people once, and checks the
// events that the application gets.
func TestWhatPeopleDoReachesTheGateway(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	ws := dial(t, f, "/?v=10")
	next(t, ws, 10, "")
	writeFrame(t, ws, 2, map[string]any{"token": f.Token(), "intents": 1 | 512 | 1024 | 4096})
	next(t, ws, 0, "GUILD_CREATE")

	u, ch := f.Person("U1"), f.Channel("general")
	next(t, ws, 0, "CHANNEL_CREATE")
	m := u.Say(ch, "one")
	u.EditMessage(m, "<@"+f.ApplicationID()+"> two")
	up := next(t, ws, 0, "MESSAGE_UPDATE")
	if up.D["edited_timestamp"] == nil || up.D["content"] == "" {
		t.Errorf("an edit: %v", up.D)
	}
	q := u.Say(ch, "https://example.org/")
	f.Unfurl(q)
	if up = next(t, ws, 0, "MESSAGE_UPDATE"); up.D["edited_timestamp"] != nil {
		t.Errorf("an unfurling is no edit: %v", up.D)
	}
	u.React(m, "👍")
	next(t, ws, 0, "MESSAGE_REACTION_ADD")
	u.DeleteMessage(m)
	if gone := next(t, ws, 0, "MESSAGE_DELETE"); gone.D["id"] != m.ID || gone.D["guild_id"] == nil {
		t.Errorf("a deletion: %v", gone.D)
	}
	reply := f.OtherBot("B2").ReplyQuietlyTo(q, "me too")
	other := next(t, ws, 0, "MESSAGE_CREATE")
	author, _ := other.D["author"].(map[string]any)
	if other.D["id"] != reply.ID || author["bot"] != true || other.D["referenced_message"] == nil || other.D["member"] == nil {
		t.Errorf("another bot's reply: %v", other.D)
	}
	post := u.Post(f.Forum("desk"), "Title", "body")
	if th := next(t, ws, 0, "THREAD_CREATE"); th.D["newly_created"] != true {
		t.Errorf("a post: %v", th.D)
	}
	if first := next(t, ws, 0, "MESSAGE_CREATE"); first.D["id"] != post.ID {
		t.Errorf("the first message of a post has its id: %v", first.D)
	}
	ch.Deny(discordfake.ViewChannel)
	u.Say(ch, "hidden")
	u.Say(u.DM(), "seen")
	if dm := next(t, ws, 0, "MESSAGE_CREATE"); dm.D["content"] != "seen" || dm.D["guild_id"] != nil {
		t.Errorf("the bot was told of a channel it cannot view: %v", dm.D)
	}
}

func TestRenderingOfComponentsAndEmbeds(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	r := raw(t, f)
	ch := f.Channel("general")
	path := "/channels/" + ch.ID + "/messages"
	r.do("POST", path, `{"flags":32768,"allowed_mentions":{"parse":[]},"components":[{"type":17,"accent_color":255,"components":[
		{"type":10,"content":"# Found\n> quoted"},{"type":14},
		{"type":9,"components":[{"type":10,"content":"beside"}],"accessory":{"type":2,"style":2,"label":"Context","custom_id":"c"}},
		{"type":1,"components":[{"type":2,"style":2,"label":"More","custom_id":"m","disabled":true},
			{"type":2,"style":2,"emoji":{"name":"👍"},"custom_id":"u"}]},
		{"type":12,"items":[{"media":{"url":"https://example.org/a.png"}}]}]}]}`)
	r.do("POST", path, `{"allowed_mentions":{"parse":[]},"embeds":[{"title":"T","url":"https://example.org","description":"D",
		"fields":[{"name":"F","value":"V"}],"footer":{"text":"foot"},"author":{"name":"A"}}]}`)
	want := `bot: | # Found
    | > quoted
    | ---
    | beside  [Context]
    | (More) [👍]
    | [picture]
bot: | A
    | T (https://example.org)
    | D
    | F: V
    | foot`
	if got := ch.Timeline(); got != want {
		t.Errorf("timeline:\n%s\nwant:\n%s", got, want)
	}
	if m := ch.Messages()[0]; fmt.Sprint(m.Buttons) != "[Context More 👍]" {
		t.Errorf("buttons %q", m.Buttons)
	}
}

func TestWhatPeopleCannotDo(t *testing.T) {
	t.Parallel()
	s := &recordingTB{}
	f := discordfake.New(s)
	defer s.end()
	f.RegisterCommands(commands)
	ch, u := f.Channel("general"), f.Person("U1")
	m := u.Say(ch, "no buttons here")
	for want, do := range map[string]func(){
		"not registered":            func() { u.Slash(ch, "unknown") },
		"needs the option question": func() { u.Slash(ch, "ask") },
		"no option nonsense": func() {
			u.Slash(ch, "ask", discordfake.Opt{Name: "question", Value: "x"}, discordfake.Opt{Name: "nonsense", Value: "x"})
		},
		"needs a subcommand": func() { u.Slash(ch, "coverage") },
		"no such component":  func() { u.Click(m, "More") },
	} {
		s.said = ""
		do()
		if !strings.Contains(s.said, strings.TrimPrefix(want, "not ")) {
			t.Errorf("said %q, want %q", s.said, want)
		}
	}
}

// recordingTB is a TB that records why it would have failed the test.
type recordingTB struct {
	script
	said string
}

func (s *recordingTB) Fatalf(f string, a ...any) { s.said = fmt.Sprintf(f, a...) }

func TestForgetKeepsPendingInteractions(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	got := make(chan *discordgo.Interaction, 1)
	s := openSession(t, f, func(_ *discordgo.Session, i *discordgo.Interaction) { got <- i })
	ch := f.Channel("general")
	it := f.Person("U1").Slash(ch, "coverage help")
	i := <-got
	f.Forget()
	if len(f.Requests()) != 0 || ch.Timeline() != "" {
		t.Error("nothing was forgotten")
	}
	err := s.InteractionRespond(i, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Content: "help", AllowedMentions: quiet},
	})
	if err != nil || it.Answer().Content != "help" {
		t.Errorf("an interaction under way was forgotten: %v", err)
	}
}

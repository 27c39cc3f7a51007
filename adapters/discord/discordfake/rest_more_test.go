package discordfake_test

import (
	"strings"
	"testing"

	"dateline/adapters/discord/discordfake"

	"github.com/bwmarrin/discordgo"
)

func TestLookups(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t, discordfake.BotName("Dateline"), discordfake.Privileged(discordfake.IntentMessageContent))
	s := client(t, f)
	g, ch, u := f.Guild(""), f.Channel("general"), f.Person("U1")
	q := u.Say(ch, "q")
	u.React(q, "👍")
	u.StartThread(q, "talk")
	app, err := s.Application("@me")
	if err != nil || app.ID != f.ApplicationID() || app.VerifyKey != f.PublicKey() || app.Flags&(1<<19) == 0 {
		t.Errorf("application %+v, %v", app, err)
	}
	me, err := s.User("@me")
	if err != nil || me.Username != "Dateline" || !me.Bot {
		t.Errorf("me %+v, %v", me, err)
	}
	gw, err := s.GatewayBot()
	if err != nil || gw.SessionStartLimit.Remaining != 1000 || !strings.HasPrefix(gw.URL, "ws://") {
		t.Errorf("gateway %+v, %v", gw, err)
	}
	m, err := s.ChannelMessage(ch.ID, q.ID)
	if err != nil || m.Content != "q" || len(m.Reactions) != 1 || m.Thread == nil {
		t.Errorf("message %+v, %v", m, err)
	}
	for name, do := range map[string]func() (string, error){
		"user":     func() (string, error) { v, err := s.User(u.ID); return v.Username, err },
		"guild":    func() (string, error) { v, err := s.Guild(g.ID); return v.Name, err },
		"member":   func() (string, error) { v, err := s.GuildMember(g.ID, u.ID); return v.User.Username, err },
		"itself":   func() (string, error) { v, err := s.GuildMember(g.ID, f.ApplicationID()); return v.User.Username, err },
		"guilds":   func() (string, error) { v, err := s.UserGuilds(10, "", "", false); return v[0].Name, err },
		"channels": func() (string, error) { v, err := s.GuildChannels(g.ID); return v[0].Name, err },
		"roles":    func() (string, error) { v, err := s.GuildRoles(g.ID); return v[0].Name, err },
		"threads":  func() (string, error) { v, err := s.GuildThreadsActive(g.ID); return v.Threads[0].Name, err },
	} {
		want := map[string]string{"user": "U1", "guild": "Newsroom", "member": "U1", "itself": "Dateline", "guilds": "Newsroom",
			"channels": "general", "roles": "@everyone", "threads": "talk"}[name]
		if got, err := do(); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestThreadsAndReactionsInFull(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t, discordfake.NoRateLimits())
	s := client(t, f)
	ch := f.Channel("general")
	q := f.Person("U1").Say(ch, "q")
	th, err := s.MessageThreadStart(ch.ID, q.ID, "talk", 60)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = s.MessageThreadStart(ch.ID, q.ID, "talk", 60); restCode(err) != 160004 {
		t.Errorf("a second thread: %v", err)
	}
	if err := s.ThreadJoin(th.ID); err != nil {
		t.Error(err)
	}
	if _, err := s.ChannelEdit(th.ID, &discordgo.ChannelEdit{Name: "renamed"}); err != nil {
		t.Error(err)
	}
	f.TakeViolations() // discordgo's ChannelEdit sends keys of other kinds of channels
	thread := ch.Threads()[0]
	thread.WaitFor("bot names the thread", "renamed")
	thread.Archive(false)
	send := func() error {
		_, err := s.ChannelMessageSendComplex(th.ID, &discordgo.MessageSend{Content: "x", AllowedMentions: quiet})
		return err
	}
	if err := send(); err != nil {
		t.Errorf("posting brings an archived thread back: %v", err)
	}
	thread.Archive(true)
	if code := restCode(send()); code != 50083 {
		t.Errorf("a locked thread: code %d", code)
	}
	thread.Remove()
	if code := restCode(send()); code != 10003 {
		t.Errorf("a removed thread: code %d", code)
	}
	if code := restCode(s.MessageReactionAdd(ch.ID, q.ID, "eyes")); code != 10014 {
		t.Errorf("a word is no emoji: code %d", code)
	}
	_ = s.MessageReactionAdd(ch.ID, q.ID, "👀")
	_ = s.MessageReactionRemove(ch.ID, q.ID, "👀", "@me")
	ch.WaitFor("bot takes 👀 off U1's")
}

func TestAnswersAndFollowUps(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t, discordfake.NoRateLimits())
	f.RegisterCommands(commands)
	r := raw(t, f)
	ch := f.Channel("general")
	it := f.Person("U1").Slash(ch, "coverage help")
	hook := "/webhooks/" + f.ApplicationID() + "/" + it.Token
	const text = `{"content":"%","allowed_mentions":{"parse":[]}}`
	for _, c := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"PATCH", hook + "/messages/@original", strings.Replace(text, "%", "early", 1), 404, "10015"},
		{"POST", "/interactions/" + it.ID + "/" + it.Token + "/callback?with_response=true", `{"type":5,"data":{"flags":64}}`, 200, `"response_message_loading":true`},
		{"GET", hook + "/messages/@original", "", 200, `"flags":192`},
		{"POST", hook, strings.Replace(text, "%", "fills the deferral", 1), 200, `"flags":64`},
		{"POST", hook, strings.Replace(text, "%", "another", 1), 200, `"flags":0`},
		{"DELETE", hook + "/messages/@original", "", 204, ""},
		{"GET", hook + "/messages/@original", "", 404, "10008"},
		{"GET", "/webhooks/" + f.ApplicationID() + "/nonsense/messages/@original", "", 404, "10015"},
		{"GET", "/nowhere", "", 404, "404: Not Found"},
	} {
		if status, answer, _ := r.do(c.method, c.path, c.body); status != c.status || !strings.Contains(answer, c.want) {
			t.Errorf("%s %s: %d %s, want %d %s", c.method, c.path, status, answer, c.status, c.want)
		}
	}
	further, _ := ch.LastFrom("bot")
	for _, c := range []struct {
		method, body string
		status       int
	}{{"GET", "", 200}, {"PATCH", strings.Replace(text, "%", "changed", 1), 200}, {"DELETE", "", 204}, {"GET", "", 404}} {
		if status, answer, _ := r.do(c.method, hook+"/messages/"+further.ID, c.body); status != c.status {
			t.Errorf("%s a follow-up: %d %s", c.method, status, answer)
		}
	}
	want := `U1 asks: /coverage help
only U1 sees: bot is thinking
only U1 sees: bot: fills the deferral
bot: another
only U1 sees: bot deletes bot's "fills the deferral"
message edited: bot: changed
bot deletes bot's "changed"`
	if got := ch.Timeline(); got != want {
		t.Errorf("timeline:\n%s\nwant:\n%s", got, want)
	}
}

func TestDeferralsCarryOnlyEphemeral(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	f.RegisterCommands(commands)
	r := raw(t, f)
	for body, violations := range map[string]int{
		`{"type":5}`:                         0,
		`{"type":5,"data":{"flags":64}}`:     0,
		`{"type":5,"data":{"flags":32832}}`:  1,
		`{"type":5,"data":{"content":"x"}}`:  1,
		`{"type":7,"data":{"content":"x"}}`:  2, // nothing to update, and no allowed_mentions
		`{"type":4,"data":{"content":"hi"}}`: 1,
	} {
		it := f.Person("U1").Slash(f.Channel("general"), "coverage help")
		r.do("POST", "/interactions/"+it.ID+"/"+it.Token+"/callback", body)
		if got := f.TakeViolations(); len(got) != violations {
			t.Errorf("%s: %q, want %d", body, got, violations)
		}
	}
}

package discordfake_test

import (
	"encoding/json"
	"testing"

	"dateline/adapters/discord/discordfake"
)

// FuzzRequestBody sends any bytes to the endpoints that accept a body. The answer
// must be JSON with a sensible status, and accepted messages must keep the limit on
// their content.
func FuzzRequestBody(f *testing.F) {
	for _, seed := range []string{
		`{}`, `[]`, `null`, `{"content":5}`, `{"components":[{"type":1,"components":[null]}]}`, `{"embeds":[1]}`,
		`{"type":4,"data":{"content":"x"}}`, `{"type":8,"data":{"choices":[{}]}}`, `{"name":"t","message":{"content":"x"}}`,
		`[{"name":"a","description":"b","options":[{"type":3}]}]`, `{"nonce":{},"enforce_nonce":true,"content":"x"}`,
		`{"flags":1e99,"content":"x"}`, `{"attachments":[null],"message_reference":{"message_id":1}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		fake := discordfake.New(t, discordfake.NoRateLimits(), discordfake.Unrefereed())
		defer fake.TakeViolations()
		fake.RegisterCommands(commands)
		ch, forum := fake.Channel("general"), fake.Forum("desk")
		m := fake.Person("U1").Say(ch, "q")
		it := fake.Person("U1").Slash(ch, "coverage help")
		r := raw(t, fake)
		for _, to := range [][2]string{
			{"POST", "/channels/" + ch.ID + "/messages"},
			{"POST", "/channels/" + ch.ID + "/messages/" + m.ID + "/threads"},
			{"POST", "/channels/" + forum.ID + "/threads"},
			{"PUT", "/applications/" + fake.ApplicationID() + "/commands"},
			{"POST", "/applications/" + fake.ApplicationID() + "/commands"},
			{"POST", "/interactions/" + it.ID + "/" + it.Token + "/callback?with_response=true"},
			{"PATCH", "/webhooks/" + fake.ApplicationID() + "/" + it.Token + "/messages/@original"},
			{"POST", "/webhooks/" + fake.ApplicationID() + "/" + it.Token},
			{"POST", "/users/@me/channels"},
		} {
			status, answer, _ := r.do(to[0], to[1], string(body))
			if status < 200 || status > 404 || status != 204 && !json.Valid([]byte(answer)) {
				t.Fatalf("%s %s: %d %q", to[0], to[1], status, answer)
			}
		}
		for _, m := range ch.Messages() {
			if n := len([]rune(m.Content)); n > 2000 {
				t.Errorf("accepted %d characters", n)
			}
		}
	})
}

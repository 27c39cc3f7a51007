package discordfake

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestAnswersFitTheOpenAPIFile validates the fake's answers against the response
// schemas of Discord's OpenAPI file. The schemas permit no other keys, so that the
// fake neither lacks a required field nor invents one.
func TestAnswersFitTheOpenAPIFile(t *testing.T) {
	f := New(t)
	if f.schema == nil {
		t.Skip("Discord's OpenAPI file is not present (DATELINE_SHARED, or a folder shared above this one)")
	}
	f.RegisterCommands(`[{"name": "ask", "description": "Ask", "options": [{"type": 3, "name": "q", "description": "What", "required": true}]}]`)
	u, ch, g := f.Person("U1"), f.Channel("general"), f.Guild("")
	m := u.Say(ch, "hello")
	u.React(m, "👍")
	u.ReplyTo(m, "again")
	th := u.StartThread(m, "talk")
	post := u.Post(f.Forum("desk"), "title", "body")
	it := u.Slash(ch, "ask", Opt{"q", "who"})
	post2 := "/channels/" + ch.ID + "/messages"
	hook := "/webhooks/" + f.ApplicationID() + "/" + it.Token
	const hello = `{"content":"hi","allowed_mentions":{"parse":[]}}`
	asked := it
	it = u.Slash(ch, "ask", Opt{"q", "form"})
	form := "/interactions/" + it.ID + "/" + it.Token + "/callback"
	f.must("POST", form, `{"type":4,"data":{"content":"x","allowed_mentions":{"parse":[]},"components":[
		{"type":1,"components":[{"type":2,"style":1,"label":"B","custom_id":"b"}]}]}}`)
	shown := u.Click(it.Answer(), "B")
	f.must("POST", "/interactions/"+shown.ID+"/"+shown.Token+"/callback", `{"type":9,"data":{"custom_id":"m","title":"T","components":[
		{"type":18,"label":"L","component":{"type":4,"style":1,"custom_id":"i"}}]}}`)
	sent := u.SubmitModal(shown, map[string]string{"L": "v"})
	clicked := u.Click(it.Answer(), "B")
	it = asked
	const answer = `{"type":4,"data":{"content":"y","allowed_mentions":{"parse":[]}}}`
	for _, c := range [][3]string{
		{"POST", "/interactions/" + sent.ID + "/" + sent.Token + "/callback?with_response=true", answer},
		{"POST", "/interactions/" + clicked.ID + "/" + clicked.Token + "/callback?with_response=true", `{"type":6}`},
		{"GET", post2 + "/" + m.ID},
		{"GET", "/gateway"}, {"GET", "/gateway/bot"}, {"GET", "/users/@me"}, {"GET", "/users/" + u.ID}, {"GET", "/users/@me/guilds"},
		{"GET", "/applications/@me"}, {"GET", "/guilds/" + g.ID + "/channels"}, {"GET", "/guilds/" + g.ID + "/roles"},
		{"GET", "/guilds/" + g.ID + "/members/" + u.ID}, {"GET", "/guilds/" + g.ID + "/threads/active"},
		{"GET", "/channels/" + ch.ID}, {"GET", "/channels/" + th.ID}, {"GET", "/channels/" + post.Parent.ID}, {"GET", post2},
		{"GET", post2 + "/" + m.ID}, {"POST", post2, hello}, {"POST", "/users/@me/channels", `{"recipient_id":"` + u.ID + `"}`},
		{"POST", "/channels/" + post.Parent.ID + "/threads", `{"name":"x","message":` + hello + `}`},
		{"GET", "/applications/" + f.ApplicationID() + "/commands"},
		{"POST", "/interactions/" + it.ID + "/" + it.Token + "/callback?with_response=true", `{"type":5}`},
		{"PATCH", hook + "/messages/@original", hello}, {"POST", hook + "?wait=true", hello},
	} {
		if err := f.fidelity(c[0], c[1], c[2]); err != nil {
			t.Errorf("%s %s: %v", c[0], c[1], err)
		}
	}
}

// must makes a request, which has to succeed.
func (f *Fake) must(method, path, body string) {
	f.tb.Helper()
	if status, raw, err := f.request(method, path, body); err != nil || status >= 300 {
		f.tb.Fatalf("%s %s: %d %s %v", method, path, status, raw, err)
	}
}

func (f *Fake) request(method, path, body string) (int, []byte, error) {
	req, err := http.NewRequest(method, f.APIURL()+path, strings.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Authorization", "Bot "+f.Token())
	req.Header.Set("User-Agent", "DiscordBot (https://example.org, 1)")
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := f.client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	return resp.StatusCode, raw, err
}

// fidelity makes a request and validates the answer.
func (f *Fake) fidelity(method, path, body string) error {
	status, raw, err := f.request(method, path, body)
	if err != nil {
		return err
	}
	requests := f.Requests()
	route := requests[len(requests)-1].Route
	verb, at, _ := strings.Cut(route, " ")
	pointer := fmt.Sprintf("%s#/paths/%s/%s/responses/%d/content/application~1json/schema",
		openAPIURL, escapePointer(at), strings.ToLower(verb), status)
	f.schema.mu.Lock()
	defer f.schema.mu.Unlock()
	sch, err := f.schema.compiler.Compile(pointer)
	if err != nil {
		return err
	}
	v, err := decodeJSON(raw)
	if err != nil {
		return err
	}
	if o, isObject := v.(obj); isObject && route == threadsRoute {
		delete(o, "message") // documented, though the OpenAPI file lacks it
	}
	return sch.Validate(v)
}

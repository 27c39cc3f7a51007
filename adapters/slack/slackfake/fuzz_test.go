package slackfake

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// FuzzRenderMrkdwn checks that escaped text is displayed as it was written.
func FuzzRenderMrkdwn(f *testing.F) {
	for _, seed := range []string{"", "a < b & c > d", "<!channel>", "<@U1|x> &lt;", "<https://a|b>", "&amp;lt;"} {
		f.Add(seed)
	}
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	f.Fuzz(func(t *testing.T, text string) {
		if got := renderMrkdwn(escape.Replace(text)); got != text {
			t.Errorf("%q reads as %q", text, got)
		}
	})
}

// FuzzBlocks checks that any blocks can be validated and displayed, and that
// anything but a list of objects is refused.
func FuzzBlocks(f *testing.F) {
	for _, seed := range []string{
		`[]`, `{}`, `null`, `[1]`, `[{"type":"section","text":{"type":"mrkdwn","text":"x"},"fields":[null]}]`,
		`[{"type":"actions","elements":[{"type":"button"},7]}]`, `[{"type":"table","rows":[[1],{}]}]`,
		`[{"type":"input","element":{"type":"static_select","options":[{}]}}]`, `[{"type":"header"}]`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		faults := checkBlocks(raw, 50)
		for _, fault := range faults {
			if !strings.HasSuffix(fault, "]") || !strings.Contains(fault, "[json-pointer:/blocks") {
				t.Errorf("%q has no pointer", fault)
			}
		}
		if list := blockList(raw); len(raw) > 0 && !bytes.Equal(raw, []byte("null")) && list == nil && faults == nil {
			t.Errorf("%q passes as blocks", raw)
		}
		visibleText("", raw)
		blockCharacters(raw)
	})
}

// FuzzAPI checks that no body makes a method panic, and that every answer is JSON
// with the field ok.
func FuzzAPI(f *testing.F) {
	f.Add("chat.postMessage", "channel=C1&text=x&blocks=[{}]", true)
	f.Add("chat.update", `{"channel":"C1","ts":"1","blocks":"["}`, false)
	f.Add("views.open", `{"trigger_id":7,"view":{"blocks":[{"type":"input"}]}}`, false)
	f.Add("files.completeUploadExternal", `files=[{}]&channel_id=C1`, true)
	f.Add("conversations.history", `channel=C1&limit=-1&cursor=x`, true)
	f.Add("views.update", `{"view_id":"","view":null}`, false)
	f.Fuzz(func(t *testing.T, method, body string, form bool) {
		s := Start(Options{SpecsDir: "none"})
		defer s.Close()
		s.User("ann").Say(s.Channel("general"), "hello")
		r := httptest.NewRequest(http.MethodPost, "/api/x", strings.NewReader(body))
		r.Header.Set("Authorization", "Bearer "+BotToken)
		r.Header.Set("Content-Type", map[bool]string{true: formType, false: jsonType}[form])
		r.SetPathValue("method", method)
		a := s.serveAPI(r, &Request{Route: method, Body: []byte(body)})
		if !bytes.Contains(a.body, []byte(`"ok":`)) {
			t.Errorf("%s %q: %s", method, body, a.body)
		}
	})
}

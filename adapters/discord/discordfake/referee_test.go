package discordfake_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"dateline/adapters/discord/discordfake"
)

// rest sends requests without a Discord library, including those that no library
// would send.
type rest struct {
	t testing.TB
	f *discordfake.Fake
	c *http.Client
}

func raw(t testing.TB, f *discordfake.Fake) rest {
	c := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(c.CloseIdleConnections)
	return rest{t, f, c}
}

func (r rest) do(method, path, body string) (int, string, http.Header) {
	r.t.Helper()
	return r.send(method, path, "application/json", body)
}

func (r rest) send(method, path, kind, body string) (int, string, http.Header) {
	r.t.Helper()
	req, err := http.NewRequest(method, r.f.APIURL()+path, strings.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bot "+r.f.Token())
	req.Header.Set("User-Agent", "DiscordBot (https://example.org, 1)")
	if body != "" {
		req.Header.Set("Content-Type", kind)
	}
	resp, err := r.c.Do(req)
	if err != nil {
		return 0, err.Error(), nil
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return resp.StatusCode, err.Error(), resp.Header
	}
	return resp.StatusCode, string(b), resp.Header
}

func button(id string) string {
	return fmt.Sprintf(`{"type":2,"style":1,"label":"L","custom_id":%q}`, id)
}

func rows(n int) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf(`{"type":1,"components":[%s]}`, button(fmt.Sprint("b", i))))
	}
	return strings.Join(all, ",")
}

func texts(n int) string {
	return strings.TrimSuffix(strings.Repeat(`{"type":10,"content":"x"},`, n), ",")
}

func TestMessageLimits(t *testing.T) {
	f := discordfake.New(t, discordfake.NoRateLimits())
	r := raw(t, f)
	ch := f.Channel("general")
	long := func(n int) string { return strings.Repeat("ä", n) }
	embed := func(n int) string { return fmt.Sprintf(`{"description":%q}`, long(n)) }
	for name, c := range map[string]struct {
		body string
		want string // a part of the error; "" if the message is accepted
	}{
		"2000 characters":       {`"content":"` + long(2000) + `"`, ""},
		"2001 characters":       {`"content":"` + long(2001) + `"`, "BASE_TYPE_MAX_LENGTH"},
		"nothing":               {`"content":""`, "50006"},
		"10 embeds":             {`"embeds":[` + strings.Repeat(embed(1)+",", 9) + embed(1) + `]`, ""},
		"11 embeds":             {`"embeds":[` + strings.Repeat(embed(1)+",", 10) + embed(1) + `]`, "50035"},
		"6001 in embeds":        {`"embeds":[` + embed(3000) + "," + embed(3001) + `]`, "MAX_EMBED_SIZE_EXCEEDED"},
		"field without a value": {`"embeds":[{"fields":[{"name":"a","value":""}]}]`, `"fields"`},
		"5 rows":                {`"content":"x","components":[` + rows(5) + `]`, ""},
		"6 rows":                {`"content":"x","components":[` + rows(6) + `]`, "50035"},
		"6 buttons":             {`"content":"x","components":[{"type":1,"components":[` + strings.Repeat(button("a")+",", 5) + button("b") + `]}]`, "50035"},
		"same custom id":        {`"content":"x","components":[{"type":1,"components":[` + button("a") + "," + button("a") + `]}]`, "COMPONENT_CUSTOM_ID_DUPLICATED"},
		"custom id of 101":      {`"content":"x","components":[{"type":1,"components":[` + button(strings.Repeat("i", 101)) + `]}]`, "custom_id"},
		"link with custom id":   {`"content":"x","components":[{"type":1,"components":[{"type":2,"style":5,"label":"L","url":"https://e.org","custom_id":"a"}]}]`, "MUTUALLY_EXCLUSIVE"},
		"label of 81":           {`"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"` + long(81) + `","custom_id":"a"}]}]`, "label"},
		"text without the flag": {`"components":[` + texts(1) + `]`, "UNION_TYPE_CHOICES"},
		"V2":                    {`"flags":32768,"components":[{"type":17,"components":[` + texts(39) + `]}]`, ""},
		"V2 with 41":            {`"flags":32768,"components":[{"type":17,"components":[` + texts(40) + `]}]`, "50035"},
		"V2 with content":       {`"flags":32768,"content":"x","components":[` + texts(1) + `]`, "LEGACY_FIELDS"},
		"V2 with embeds":        {`"flags":32768,"embeds":[` + embed(1) + `],"components":[` + texts(1) + `]`, "LEGACY_FIELDS"},
		"nested containers":     {`"flags":32768,"components":[{"type":17,"components":[{"type":17,"components":[` + texts(1) + `]}]}]`, "UNION_TYPE_CHOICES"},
		"nonce of 26":           {`"content":"x","nonce":"` + strings.Repeat("n", 26) + `"`, "NONCE"},
	} {
		status, answer, _ := r.do("POST", "/channels/"+ch.ID+"/messages", `{"allowed_mentions":{"parse":[]},`+c.body+`}`)
		broken := f.TakeViolations()
		if c.want == "" && (status != 200 || len(broken) > 0) {
			t.Errorf("%s: %d %s %q", name, status, answer, broken)
		}
		if c.want != "" && (status != 400 || !strings.Contains(answer, c.want) || len(broken) == 0 && name != "nothing") {
			t.Errorf("%s: %d %s %q, want %s", name, status, answer, broken, c.want)
		}
	}
}

func TestComponentsV2CannotBeRemoved(t *testing.T) {
	f := discordfake.New(t)
	r := raw(t, f)
	path := "/channels/" + f.Channel("general").ID + "/messages"
	_, made, _ := r.do("POST", path, `{"flags":32768,"allowed_mentions":{"parse":[]},"components":[`+texts(1)+`]}`)
	var m struct{ ID string }
	_ = json.Unmarshal([]byte(made), &m)
	status, answer, _ := r.do("PATCH", path+"/"+m.ID, `{"flags":0,"content":"plain","components":[],"allowed_mentions":{"parse":[]}}`)
	if status != 400 || !strings.Contains(answer, "LEGACY_FIELDS") {
		t.Errorf("%d %s", status, answer)
	}
	f.TakeViolations()
	if status, answer, _ = r.do("PATCH", path+"/"+m.ID, `{"components":[`+texts(2)+`],"allowed_mentions":{"parse":[]}}`); status != 200 {
		t.Errorf("%d %s", status, answer)
	}
}

func TestRefereeOnMentionsKeysAndHeaders(t *testing.T) {
	f := discordfake.New(t, discordfake.NoRateLimits())
	r := raw(t, f)
	path := "/channels/" + f.Channel("general").ID + "/messages"
	for name, body := range map[string]string{
		"none":        `{"content":"x"}`,
		"null":        `{"content":"x","allowed_mentions":null}`,
		"null list":   `{"content":"x","allowed_mentions":{"parse":null}}`,
		"with people": `{"content":"x","allowed_mentions":{"parse":["users"]}}`,
	} {
		status, _, _ := r.do("POST", path, body)
		if got := f.TakeViolations(); status != 200 || len(got) != 1 || !strings.Contains(got[0], "allowed_mentions") {
			t.Errorf("%s: %d %q", name, status, got)
		}
	}
	if status, _, _ := r.do("POST", path, `{"content":`); status != 400 || len(f.TakeViolations()) == 0 {
		t.Errorf("broken JSON: %d", status)
	}
	req, _ := http.NewRequest("GET", f.URL()+"/gateway", nil)
	resp, err := r.c.Do(req)
	if err != nil || resp.StatusCode != 200 {
		t.Fatal(resp, err)
	}
	_ = resp.Body.Close()
	if got := f.TakeViolations(); len(got) != 1 || !strings.Contains(got[0], "User-Agent") {
		t.Errorf("no user agent: %q", got)
	}
}

func TestOpenAPICatchesMisspelledKeys(t *testing.T) {
	f := discordfake.New(t)
	if !f.HasOpenAPI() {
		t.Skip("Discord's OpenAPI file is not present (DATELINE_SHARED, or a folder shared above this one)")
	}
	r := raw(t, f)
	r.do("POST", "/channels/"+f.Channel("general").ID+"/messages", `{"content":"x","alowed_mentions":{},"allowed_mentions":{"parse":[]}}`)
	if got := f.TakeViolations(); len(got) != 1 || !strings.Contains(got[0], "alowed_mentions") {
		t.Errorf("%q", got)
	}
}

func TestNonceAndAttachments(t *testing.T) {
	f := discordfake.New(t)
	r := raw(t, f)
	ch := f.Channel("general")
	path := "/channels/" + ch.ID + "/messages"
	const body = `{"content":"once","nonce":"n1","enforce_nonce":true,"allowed_mentions":{"parse":[]}}`
	_, first, _ := r.do("POST", path, body)
	_, second, _ := r.do("POST", path, body)
	if first != second || len(ch.Find("bot: once")) != 1 {
		t.Errorf("a nonce was not honoured:\n%s\n%s", first, second)
	}
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	_ = w.WriteField("payload_json", `{"attachments":[{"id":"0","filename":"a.txt"}],"allowed_mentions":{"parse":[]}}`)
	part, _ := w.CreateFormFile("files[0]", "a.txt")
	_, _ = part.Write([]byte("hello"))
	_ = w.Close()
	status, answer, _ := r.send("POST", path, w.FormDataContentType(), form.String())
	if status != 200 || !strings.Contains(answer, `"size":5`) {
		t.Errorf("%d %s", status, answer)
	}
	ch.WaitFor("[file a.txt]")
}

package slackfake_test

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/adapters/slack/slackfake"
)

func TestRefereeOfMessages(t *testing.T) {
	text := func(kind, text string) map[string]any { return map[string]any{"type": kind, "text": text} }
	block := func(o map[string]any) []any { return []any{o} }
	sectionOf := func(s string) []any {
		return block(map[string]any{"type": "section", "text": text("mrkdwn", s)})
	}
	button := map[string]any{"type": "button", "action_id": "a", "text": text("plain_text", "x")}
	longButton := map[string]any{"type": "button", "action_id": "b", "text": text("plain_text", strings.Repeat("x", 76))}
	cases := map[string]struct {
		message map[string]any
		want    string
	}{
		"no text beside":   {map[string]any{"blocks": sectionOf("x")}, "without text beside them"},
		"long text":        {map[string]any{"text": strings.Repeat("x", 4001)}, "4001 characters"},
		"unfurling":        {map[string]any{"text": "x", "unfurl_links": true}, "without unfurl_links=false"},
		"ping":             {map[string]any{"text": "<!channel> x"}, "mentions channel"},
		"ping in a block":  {map[string]any{"text": "x", "blocks": sectionOf("<@U2|bob>")}, "mentions U2"},
		"group":            {map[string]any{"text": "<!subteam^S1>"}, "mentions S1"},
		"header":           {map[string]any{"text": "x", "blocks": block(map[string]any{"type": "header", "text": text("plain_text", strings.Repeat("x", 151))})}, "/blocks/0/text/text"},
		"same block id":    {map[string]any{"text": "x", "blocks": []any{map[string]any{"type": "divider", "block_id": "d"}, map[string]any{"type": "divider", "block_id": "d"}}}, "block_id already exists"},
		"same action id":   {map[string]any{"text": "x", "blocks": block(map[string]any{"type": "actions", "elements": []any{button, button}})}, "action_id already exists"},
		"button":           {map[string]any{"text": "x", "blocks": block(map[string]any{"type": "actions", "elements": []any{longButton}})}, "/elements/0/text/text"},
		"markdown":         {map[string]any{"text": "x", "blocks": block(text("markdown", strings.Repeat("x", 12001)))}, "less than 12001"},
		"unknown type":     {map[string]any{"text": "x", "blocks": block(map[string]any{"type": "poem"})}, "unsupported type: poem"},
		"not blocks":       {map[string]any{"text": "x", "blocks": "x"}, "must be an array"},
		"empty context":    {map[string]any{"text": "x", "blocks": block(map[string]any{"type": "context", "elements": []any{}})}, "at least 1 item"},
		"bare <":           {map[string]any{"text": "1 < 2"}, "leaves a < unescaped"},
		"bare &":           {map[string]any{"text": "x", "blocks": sectionOf("R&D &amp; co")}, "leaves a & unescaped"},
		"rich text ping":   {map[string]any{"text": "x", "blocks": block(map[string]any{"type": "rich_text", "elements": []any{map[string]any{"type": "rich_text_section", "elements": []any{map[string]any{"type": "broadcast", "range": "here"}}}}})}, "mentions here"},
		"unknown method":   {nil, "no method that the fake knows"},
		"schema, misspelt": {map[string]any{"text": "x", "blocks": block(map[string]any{"type": "divider", "blockid": "x"})}, "the schema refuses"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if strings.HasPrefix(name, "schema") {
				if _, err := slackfake.Specs(); err != nil {
					t.Skipf("needs the specifications: %v", err)
				}
			}
			s := slackfake.New(t)
			ann, general := s.User("ann"), s.Channel("general")
			ann.Say(general, "hello")
			method := "chat.postMessage"
			if c.message == nil {
				method, c.message = "chat.sing", map[string]any{}
			}
			for k, v := range map[string]any{"channel": general.ID, "unfurl_links": false, "unfurl_media": false} {
				if _, given := c.message[k]; !given {
					c.message[k] = v
				}
			}
			raw, err := json.Marshal(c.message)
			if err != nil {
				t.Fatal(err)
			}
			post(t, s.APIURL()+method, slackfake.BotToken, string(raw))
			wantViolation(t, s, c.want)
		})
	}
}

func TestGoodMessagesPass(t *testing.T) {
	s := slackfake.New(t)
	ann, bob, general := s.User("ann"), s.User("bob"), s.Channel("general")
	ann.Say(general, "hello")
	s.AllowMentions(bob.ID)
	body := `{"channel":"C1","unfurl_links":false,"unfurl_media":false,"text":"asked by <@U1> and <@U2>, &lt;!channel&gt;",
		"blocks":[{"type":"header","text":{"type":"plain_text","text":"<!channel> is plain here"}},
		{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f",
		"positive_button":{"text":{"type":"plain_text","text":"👍"},"value":"r1"},
		"negative_button":{"text":{"type":"plain_text","text":"👎"},"value":"r1"}}]}]}`
	if _, out, raw := post(t, s.APIURL()+"chat.postMessage", slackfake.BotToken, body); out["ok"] != true {
		t.Error(raw)
	}
	general.WaitFor(`^bot in C1 #2: # <!channel> is plain here\n  \[👍\] \[👎\]$`)
	d := ann.Click(general.Last(), "f", "positive")
	<-d.Done()
	general.WaitFor(`^U1 clicks "positive" in f on #2$`)
}

func TestViolationsHideTheToken(t *testing.T) {
	s := slackfake.New(t)
	general := s.Channel("general")
	_, _, _ = client(t, s).PostMessage(general.ID)
	for _, v := range s.TakeViolations() {
		if strings.Contains(v.String(), slackfake.BotToken) {
			t.Error(v)
		}
	}
}

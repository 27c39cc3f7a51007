package discord

import "testing"

func TestPlain(t *testing.T) {
	for content, want := range map[string]string{
		"<@1> how many? <a:bow:22> <:pray:33>": "how many? :bow: :pray:",
		"how many? <@!7> <@&8> <#9>":           "how many? @7 @8 #9",
		"try </ask:4>":                         "try /ask",
	} {
		if got := plain(content, "1"); got != want {
			t.Errorf("%q is read as %q, want %q", content, got, want)
		}
	}
}

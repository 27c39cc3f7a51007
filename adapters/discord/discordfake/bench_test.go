package discordfake_test

import (
	"net/http"
	"testing"

	"dateline/adapters/discord/discordfake"
)

// BenchmarkAnswer measures what one question costs the fake: the interaction, its
// deferral and the edit that answers it, without a library in between.
func BenchmarkAnswer(b *testing.B) {
	f := discordfake.New(b, discordfake.NoRateLimits(), discordfake.KeepRequests(100))
	f.RegisterCommands(commands)
	u, ch := f.Person("U1"), f.Channel("general")
	r := rest{b, f, &http.Client{Transport: &http.Transport{}}}
	defer r.c.CloseIdleConnections()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		it := u.Slash(ch, "coverage help")
		first, _, _ := r.do("POST", "/interactions/"+it.ID+"/"+it.Token+"/callback", `{"type":5,"data":{"flags":64}}`)
		then, _, _ := r.do("PATCH", "/webhooks/"+f.ApplicationID()+"/"+it.Token+"/messages/@original",
			`{"content":"here","allowed_mentions":{"parse":[]}}`)
		if first != 204 || then != 200 {
			b.Fatal(first, then)
		}
		if i%1000 == 999 {
			f.Forget()
		}
	}
}

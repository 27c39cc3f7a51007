package clean

import "testing"

func TestEntities(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Fish &amp; chips &#8217;fresh&#8217; prices", "Fish & chips ’fresh’ prices"},
		{"Fish &amp;amp; chips &amp;#8217;", "Fish & chips ’"},
		{"rose &lt;10 percent", "rose <10 percent"},
		{"&quot;No&quot;, he said&hellip;", `"No", he said…`},
		{"caf&eacute; &#xE9;", "café é"},
		{"&Zcaron;i&zcaron;ek", "Žižek"},
		{"AT&T, R&D, H&M and Q&A", "AT&T, R&D, H&M and Q&A"},
		{"AT&amp;T", "AT&T"},
		{"Smith & Sons; Jones & Co.", "Smith & Sons; Jones & Co."},
		{"R&D; then more", "R&D; then more"},
		{"https://x.example/?a=1&copy=2&not=3", "https://x.example/?a=1&copy=2&not=3"},
		{"&notanentity; stays, &notit; too", "&notanentity; stays, &notit; too"},
		{"&; &#; &#x; & ;", "&; &#; &#x; & ;"},
		{"five & six", "five & six"},
		{"", ""}, {"&", "&"}, {"&amp", "&amp"},
	} {
		if got := Entities(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzEntities(f *testing.F) {
	f.Add("Fish &amp;amp; chips &#8217;")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Entities(s); len(got) > 2*len(s) {
			t.Errorf("%q grows to %q", s, got)
		}
	})
}

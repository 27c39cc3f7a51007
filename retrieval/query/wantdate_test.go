package query

import (
	"strings"
	"testing"
)

func TestFiltersAtTheEndOfAmounts(t *testing.T) {
	const february, january, day = "since 1 Feb 2025, until 28 Feb 2025", "since 1 Jan 2025, until 31 Jan 2025", "since 11 Feb 2025, until 11 Feb 2025"
	for _, c := range []struct{ typed, text, filters string }{
		{"how many articles mention Karvo in February 2025", "Karvo", february},
		{"How many articles mention Karvo in February?", "Karvo", february},
		{"How many articles about Karvo were published in January?", "Karvo", january},
		{"how many articles mention Karvo published on 11 February 2025", "Karvo", day},
		{"how many articles mention Karvo on 11 February 2025?", "Karvo", day},
		{"how many articles mention Karvo on Feb 11, 2025", "Karvo", day},
		{"how many articles mention Karvo from January?", "Karvo", january},
		{"how many articles mention Karvo during January", "Karvo", january},
		{"how many articles in January?", "", january},
		{"how many articles published on 11 February 2025?", "", day},
		{"list all articles about Karvo in January", "Karvo", january},
		{"which outlets reported on Karvo in January?", "Karvo", january},
		{"how many articles mention Karvo in 2024", "Karvo", "since 1 Jan 2024, until 31 Dec 2024"},
		{"сколько статей о забастовке в январе?", "забастовке", january},
		{"сколько статей о забастовке в феврале 2025 года", "забастовке", february},
		{"сколько статей о забастовке за январь", "забастовке", january},
		{`How many articles mention title:"Karvo ferry"?`, "", "headline has “Karvo ferry”"},
		{`how many articles mention Karvo title:ferry`, "Karvo", "headline has “ferry”"},
		{`title:ferry how many articles mention Karvo?`, "Karvo", "headline has “ferry”"},
		{`list all articles -title:ferry`, "", "headline without “ferry”"},
		{`how many articles author:"Ana Lund"`, "", "by Ana Lund"},
		{`author:"Ana Lund" how many articles mention Karvo?`, "Karvo", "by Ana Lund"},

		{"how many articles mention the February 2025 budget", "the February 2025 budget", ""},
		{"how many articles mention the elections in November 2026", "the elections in November 2026", ""},
		{`how many articles mention "the budget in February 2025"`, `"the budget in February 2025"`, ""},
		{"how many articles mention the strike in Karvo", "the strike in Karvo", ""},
		{"how many articles mention Flight 11 on Monday Street", "Flight 11 on Monday Street", ""},
		{"how many articles mention May", "May", ""},
		{"how many articles mention April Jones", "April Jones", ""},
		{"how many articles mention the bridge on the Don", "the bridge on the Don", ""},
	} {
		q := Parse(c.typed, wantNow, wantKnown())
		if q.Wants == "" || q.Text != c.text || strings.Join(q.Words(), ", ") != c.filters {
			t.Errorf("%q: wants %q of %q, %q; want %q, %q", c.typed, q.Wants, q.Text, strings.Join(q.Words(), ", "), c.text, c.filters)
		}
	}
}

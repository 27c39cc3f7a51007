package evidence

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A currency is one that sums are told in, by its code; empty if it is not known.
type currency string

// objectCurrency objects to evidence that has the sum of money that the question
// names only in another currency.
func objectCurrency(d *Demands, e *Evidence) (o Objection, fired bool) {
	for i := range d.figures {
		f := &d.figures[i]
		asked := currencyOf(d.question, f)
		if asked == "" {
			continue
		}
		same, other := e.sums(f.value, asked)
		if !same && other != "" {
			return Objection{Kind: Number, Asked: sum(d.question, f), Says: other}, true
		}
	}
	return o, false
}

// sums tells whether the evidence has a value in a currency, and how it stands
// there in another; empty if it does not.
func (e *Evidence) sums(value float64, asked currency) (same bool, other string) {
	for _, r := range []*reading{e.quote, e.headline} {
		said := figures(r)
		for i := range said {
			if said[i].value != value {
				continue
			}
			c := currencyOf(r, &said[i])
			if same = same || c == asked; c != "" && c != asked {
				other = cmp.Or(other, sum(r, &said[i]))
			}
		}
	}
	return same, other
}

// currencyOf is the currency of a figure: its sign, or the word or code beside
// it.
func currencyOf(r *reading, f *figure) currency {
	c, _, _ := r.money(f)
	return c
}

// sum is a figure as it stands in its text, with its currency.
func sum(r *reading, f *figure) string {
	_, from, to := r.money(f)
	return r.text[from:to]
}

// money is the currency of a figure, and where the sum stands.
func (r *reading) money(f *figure) (c currency, from, to int) {
	from, to = r.words[f.from].Start, r.words[f.to-1].End
	if c, sign := signBefore(r.before(f.from)); c != "" {
		from -= sign
		if f.from > 0 && r.words[f.from-1].End == from && c == "USD" { // A$3
			if country, ok := dollars[r.form(f.from-1)]; ok {
				return country, r.words[f.from-1].Start, to
			}
		}
		return c, from, to
	}
	if c, size := signAfter(r.text[to:]); c != "" {
		return c, from, to + size
	}
	if c, size := hangulAfter(r.text[to:]); c != "" {
		return c, from, to + size
	}
	if f.from > 0 && r.joined(f.from) {
		if c, ok := currencyCodes[r.form(f.from-1)]; ok {
			return c, r.words[f.from-1].Start, to
		}
	}
	if c, end := r.currencyWord(f.to, r.before(f.to)); c != "" {
		return c, from, end
	}
	return "", from, to
}

// currencyWord is the currency that word at names, or a word after a scale or a
// nationality, and where it ends. before is what stands before it.
func (r *reading) currencyWord(at int, before string) (c currency, end int) {
	if strings.Trim(before, " -\u00a0") != "" {
		return "", 0
	}
	for at+1 < len(r.words) && foreignScaleWord(r.form(at)) {
		at++
	}
	country, named := nationalities[r.form(at)]
	if named {
		at++
	}
	if at >= len(r.words) {
		return "", 0
	}
	c = currencyTerms[r.words[at].Term]
	switch {
	case c == "USD" && country != "":
		c = country
	case r.words[at].Form == "won":
		c = "KRW"
	}
	return c, r.words[at].End
}

// foreignScaleWord tells whether a word scales the number before it and is not
// read as a part of it.
func foreignScaleWord(form string) bool {
	return slices.ContainsFunc([]string{"тыс", "миллион", "млн", "миллиард", "млрд", "трлн"}, func(scale string) bool { return strings.HasPrefix(form, scale) }) ||
		form == "mln" || form == "bln" || form == "m"
}

// signBefore is the currency whose sign ends a text, and the bytes that it takes.
func signBefore(before string) (c currency, size int) {
	trimmed := strings.TrimRight(before, " \u00a0")
	if sign, n := utf8.DecodeLastRuneInString(trimmed); n > 0 {
		if c, ok := currencySigns[sign]; ok {
			return c, len(before) - len(trimmed) + n
		}
	}
	return "", 0
}

// signAfter is the currency whose sign begins a text, and the bytes it takes.
func signAfter(after string) (c currency, size int) {
	trimmed := strings.TrimLeft(after, " \u00a0")
	sign, n := utf8.DecodeRuneInString(trimmed)
	if c, ok := currencySigns[sign]; ok {
		return c, len(after) - len(trimmed) + n
	}
	return "", 0
}

// hangulAfter is the currency whose Korean name follows a number and its scale,
// and the bytes that both take.
func hangulAfter(after string) (c currency, size int) {
	rest := strings.TrimLeft(after, " ")
	for _, s := range foreignScales {
		if trimmed, ok := strings.CutPrefix(rest, s.letters); ok {
			rest = strings.TrimLeft(trimmed, " ")
			break
		}
	}
	for _, name := range hangulCurrencies {
		if strings.HasPrefix(rest, name.letters) {
			return name.currency, len(after) - len(rest) + len(name.letters)
		}
	}
	return "", 0
}

var (
	currencySigns = map[rune]currency{'$': "USD", '€': "EUR", '£': "GBP", '¥': "JPY", '₩': "KRW", '₽': "RUB", '₴': "UAH", '₹': "INR", '₺': "TRY", '₪': "ILS"}

	currencyCodes = map[string]currency{
		"usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "krw": "KRW", "rub": "RUB", "uah": "UAH", "cny": "CNY", "rmb": "CNY", "chf": "CHF", "inr": "INR", "pln": "PLN",
	}
	// dollars are those of other countries, by what stands before the sign.
	dollars = map[string]currency{"a": "AUD", "c": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD"}
	// nationalities tell dollars apart.
	nationalities = map[string]currency{
		"us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "south": "", "british": "", "russian": "", "chinese": "", "japanese": "", "korean": "",
	}
	hangulCurrencies = []struct {
		letters  string
		currency currency
	}{{"달러", "USD"}, {"유로", "EUR"}, {"파운드", "GBP"}, {"위안", "CNY"}, {"루블", "RUB"}, {"엔", "JPY"}, {"흐리우냐", "UAH"}, {"원", "KRW"}}

	// currencyTerms are the currencies by the term of their names and codes. Those
	// that several countries have, such as crowns, francs and pesos, are left out.
	currencyTerms = func() map[string]currency {
		all := map[string]currency{}
		for c, names := range map[currency]string{
			"USD": "dollar dollars usd доллар доллара долларов долларах доларів buck bucks", "EUR": "euro euros eur евро євро",
			"GBP": "gbp sterling quid", "RUB": "rouble roubles ruble rubles rub рубль рубля рублей рублях руб рублів",
			"CNY": "yuan renminbi rmb cny юань юаня юаней", "JPY": "yen jpy иена иены иен йена йен", "KRW": "krw вон воны",
			"UAH": "hryvnia hryvnias hryvnya uah гривна гривны гривен гривня гривень грн", "INR": "rupee rupees inr", "PLN": "zloty zlotys pln",
		} {
			for _, t := range text.Analyze(nil, names) {
				all[t.Term] = c
			}
		}
		// A pound is also a unit, and won a verb.
		for _, t := range text.Analyze(nil, "pounds фунтов фунта") {
			all[t.Term] = "GBP"
		}
		return all
	}()
)

package retrieval_test

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/corpus"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A rewriting writes a word differently, given the word after it; it returns
// nothing where it does not apply. took says that the word after it is part of
// what it returns.
type rewriting func(word, next string) (forms []string, took bool)

// maxUntrue is the share of rewritten words that may be told missing, by rule;
// defaultUntrue that of the rules that are not listed.
var (
	maxUntrue     = map[string]float64{}
	defaultUntrue = .01
)

// Whatever stands in a coverage is not told missing if it is asked for in another
// of its forms.
func TestRewrittenWordsAreNotMissing(t *testing.T) {
	asked, failed := map[string]int{}, map[string]int{}
	examples := map[string][]string{}
	seen := map[string]bool{}
	for _, coverage := range coverages(t) {
		s := exhaustive.New(coverage)
		for i := range coverage {
			words := strings.Fields(coverage[i].Title + ". " + coverage[i].Text)
			for at := range words {
				for rule, question := range rewritten(words, at, seen) {
					r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
					if err != nil {
						t.Fatal(err)
					}
					if asked[rule]++; len(r.Missing) > 0 {
						failed[rule]++
						examples[rule] = append(examples[rule], fmt.Sprintf("%q misses %q", question, r.Missing))
					}
				}
			}
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(asked)) {
		limit, ok := maxUntrue[rule]
		if !ok {
			limit = defaultUntrue
		}
		t.Logf("%-12s %5d asked, %3d told missing", rule, asked[rule], failed[rule])
		if float64(failed[rule]) > limit*float64(asked[rule]) {
			t.Errorf("%s: %d of %d told missing\n%s", rule, failed[rule], asked[rule], strings.Join(examples[rule], "\n"))
		}
	}
}

// A number that stands nowhere is told missing, in digits, in words and in a
// designation.
func TestAbsentNumbersAreMissing(t *testing.T) {
	asked := 0
	var failed []string
	for _, coverage := range coverages(t) {
		var body strings.Builder
		for i := range coverage {
			body.WriteString(coverage[i].Title + " " + coverage[i].Text + " ")
		}
		terms := map[string]bool{}
		for _, token := range text.Analyze(nil, body.String()) {
			terms[token.Term] = true
		}
		s := exhaustive.New(coverage)
		words := strings.Fields(body.String())
		for at := 1; at+1 < len(words); at++ {
			n, err := strconv.Atoi(words[at])
			designation := codeWord.FindStringSubmatch(words[at])
			if designation != nil {
				n, err = strconv.Atoi(designation[3])
			}
			for absent := n + 1; err == nil && absent < n+100; absent++ {
				digits, spelled := strconv.Itoa(absent), spell(absent)
				if absent < 2 || absent > 999 || terms[digits] || terms[digits+"s"] || slices.ContainsFunc(text.Analyze(nil, spelled), func(t text.Token) bool { return terms[t.Term] }) {
					continue
				}
				forms := []string{digits, digits + "km", spelled}
				if designation != nil {
					forms = []string{designation[1] + "-" + digits, designation[1] + digits, designation[1] + " " + digits}
				}
				for _, form := range forms {
					question := strings.Trim(words[at-1], ".,") + " " + form + " " + strings.Trim(words[at+1], ".,")
					r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
					if err != nil {
						t.Fatal(err)
					}
					if asked++; len(r.Missing) == 0 {
						failed = append(failed, fmt.Sprintf("%q, also searched %q", question, alsoOf(r)))
					}
				}
				break
			}
		}
	}
	if t.Logf("%d asked", asked); asked < 100 || len(failed)*100 > asked {
		t.Errorf("%d of %d are not missing:\n%s", len(failed), asked, strings.Join(failed, "\n"))
	}
}

// rewritten yields the rule and the question of each way to write a word of a
// text differently, between the words beside it. Each word is rewritten once.
func rewritten(words []string, at int, seen map[string]bool) func(func(string, string) bool) {
	return func(yield func(string, string) bool) {
		bare := func(i int) string {
			if i < 0 || i >= len(words) {
				return ""
			}
			return strings.TrimFunc(words[i], func(r rune) bool { return unicode.IsPunct(r) && r != '%' })
		}
		word, next := bare(at), bare(at+1)
		if at+1 < len(words) && !strings.HasSuffix(words[at], word) && !initials.MatchString(words[at]) && !initialled.MatchString(words[at]) { // a comma or a full stop follows
			next = ""
		}
		for _, rule := range slices.Sorted(maps.Keys(rewritings)) {
			forms, took := rewritings[rule](word, next)
			key := rule + word
			if took {
				key += " " + next
			}
			if seen[key] || plentiful[rule] && crc32.ChecksumIEEE([]byte(word))%4 > 0 {
				continue
			}
			seen[key] = true
			for _, form := range forms {
				after := at + 1
				if took {
					after++
				}
				question := query.Normalize(strings.TrimSpace(bare(at-2) + " " + bare(at-1) + " " + form + " " + bare(after)))
				if form != word && !yield(rule, question) {
					return
				}
			}
		}
	}
}

// plentiful are the rules for nearly all words, of which a quarter is enough.
var plentiful = text.WordSet("case possessive fullwidth plural")

var (
	latinWord  = regexp.MustCompile(`^[A-Za-z]{4,}$`)
	nounWord   = regexp.MustCompile(`^[a-z]{4,}$`)
	nameWord   = regexp.MustCompile(`^[A-Z][a-z]{3,}$`)
	codeWord   = regexp.MustCompile(`^([A-ZА-ЯЁ][\pL]{0,8})(-?)([0-9]{1,3})$`)
	whole      = regexp.MustCompile(`^[1-9][0-9]{0,2}$`)
	thousand   = regexp.MustCompile(`^([1-9][0-9]{0,2}),?(000)$`)
	grouped    = regexp.MustCompile(`^[1-9][0-9]{0,2},[0-9]{3}$`)
	million    = regexp.MustCompile(`^[0-9]{1,3}(\.[0-9])?$`)
	initialled = regexp.MustCompile(`^[A-ZА-Я]\.$`)
	initials   = regexp.MustCompile(`^([A-ZА-Я]\.){2,3}$`)
)

var rewritings = map[string]rewriting{
	"case": func(word, _ string) ([]string, bool) {
		if !latinWord.MatchString(word) {
			return nil, false
		}
		return []string{strings.ToLower(word), strings.ToUpper(word)}, false
	},
	"nfd":       func(word, _ string) ([]string, bool) { return []string{norm.NFD.String(word)}, false },
	"fullwidth": func(word, _ string) ([]string, bool) { return []string{fullWidth(word)}, false },
	"hyphen": func(word, _ string) ([]string, bool) {
		parts := strings.Split(word, "-")
		if len(parts) != 2 || !lettersIn(parts[0]) || !lettersIn(parts[1]) {
			return nil, false
		}
		return []string{strings.Join(parts, " "), strings.Join(parts, "‑"), strings.Join(parts, "")}, false
	},
	"designation": func(word, _ string) ([]string, bool) {
		m := codeWord.FindStringSubmatch(word)
		if m == nil {
			return nil, false
		}
		return []string{m[1] + m[3], m[1] + "-" + m[3], m[1] + " " + m[3], m[1] + "-" + m[3] + "s", m[1] + m[3] + "s", strings.ToLower(m[1] + m[3])}, false
	},
	"apostrophe": func(word, _ string) ([]string, bool) {
		if !strings.ContainsAny(word, "'’") {
			return nil, false
		}
		plain := strings.ReplaceAll(word, "’", "'")
		return []string{plain, strings.ReplaceAll(plain, "'", "’"), strings.ReplaceAll(plain, "'", "")}, false
	},
	"possessive": func(word, _ string) ([]string, bool) {
		if !nameWord.MatchString(word) {
			return nil, false
		}
		return []string{word + "'s", word + "’s", strings.TrimSuffix(word, "s") + "s"}, false
	},
	"plural": func(word, _ string) ([]string, bool) {
		if !nounWord.MatchString(word) || text.EnglishStopWords[word] {
			return nil, false
		}
		switch {
		case strings.HasSuffix(word, "ies") && len(word) > 5:
			return []string{strings.TrimSuffix(word, "ies") + "y"}, false
		case strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || strings.HasSuffix(word, "is") || strings.HasSuffix(word, "ly") || strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing") || isIrregular(word):
			return nil, false
		case strings.HasSuffix(word, "ves"):
			return []string{strings.TrimSuffix(word, "ves") + "f"}, false
		case strings.HasSuffix(word, "ches") || strings.HasSuffix(word, "shes") || strings.HasSuffix(word, "sses"):
			return []string{strings.TrimSuffix(word, "es")}, false
		case strings.HasSuffix(word, "s"):
			return []string{strings.TrimSuffix(word, "s")}, false
		case strings.HasSuffix(word, "ch") || strings.HasSuffix(word, "sh") || strings.HasSuffix(word, "x"):
			return []string{word + "es"}, false
		case strings.HasSuffix(word, "y") && !strings.ContainsAny(word[len(word)-2:len(word)-1], "aeiou"):
			return []string{strings.TrimSuffix(word, "y") + "ies"}, false
		}
		return []string{word + "s"}, false
	},
	"words": func(word, next string) ([]string, bool) {
		if n, err := strconv.Atoi(word); err == nil && whole.MatchString(word) && n > 1 && !monthLike(next) && !scaleLike(next) {
			return []string{spell(n)}, false
		}
		return nil, false
	},
	"digits": func(word, next string) ([]string, bool) {
		lower := strings.ToLower(word)
		n := max(text.SmallNumber(lower), text.TensNumber(lower))
		if tens, unit, ok := strings.Cut(lower, "-"); ok && text.TensNumber(tens) > 0 && text.SmallNumber(unit) > 0 {
			n = text.TensNumber(tens) + text.SmallNumber(unit)
		}
		if russian, language := text.ForeignNumber(lower); n == 0 && language == "ru" {
			n = russian
		}
		if n < 2 || scaleLike(next) || text.SmallNumber(next) > 0 {
			return nil, false
		}
		return []string{strconv.Itoa(n)}, false
	},
	"ordinal": func(word, _ string) ([]string, bool) {
		if n := text.OrdinalWord(strings.ToLower(word)); n > 0 && n != 2 {
			return []string{strconv.Itoa(n) + text.OrdinalEnding(n)}, false
		}
		if n := text.OrdinalDigits(word); n > 0 {
			return []string{text.SpellOrdinal(n)}, false
		}
		return nil, false
	},
	"thousands": func(word, next string) ([]string, bool) {
		if m := thousand.FindStringSubmatch(word); m != nil && len(word) > 4 && !scaleLike(next) {
			n, _ := strconv.Atoi(m[1])
			return []string{m[1] + "000", m[1] + ",000", m[1] + " 000", m[1] + ".000", m[1] + "K", m[1] + " thousand", spell(n) + " thousand"}, false
		}
		if grouped.MatchString(word) && !scaleLike(next) {
			return []string{strings.ReplaceAll(word, ",", ""), strings.ReplaceAll(word, ",", "."), strings.ReplaceAll(word, ",", " ")}, false
		}
		return nil, false
	},
	"millions": func(word, next string) ([]string, bool) {
		number, err := strconv.ParseFloat(word, 64)
		if err != nil || !million.MatchString(word) {
			return nil, false
		}
		switch next {
		case "million":
			return []string{word + "m", word + " mln", word + "mn", strconv.FormatFloat(number*1e6, 'f', -1, 64), strings.Replace(word, ".", ",", 1) + " million"}, true
		case "billion":
			return []string{word + "bn", word + " bln", strconv.FormatFloat(number*1e9, 'f', -1, 64)}, true
		}
		return nil, false
	},
	"percent": func(word, next string) ([]string, bool) {
		if number, ok := strings.CutSuffix(word, "%"); ok && million.MatchString(number) {
			return []string{number + " percent", number + " per cent", number + "percent", number + " %"}, false
		}
		if million.MatchString(word) && (next == "percent" || strings.HasPrefix(next, "процент")) {
			return []string{word + "%", word + " per cent", word + " pct"}, true
		}
		if million.MatchString(word) && next == "per" { // cent follows
			return []string{word + "%", word + " percent"}, true
		}
		return nil, false
	},
	"initial": func(word, next string) ([]string, bool) {
		if len([]rune(word)) != 1 || !unicode.IsUpper([]rune(word)[0]) || next == "" {
			return nil, false
		}
		return []string{word + " " + next, word + ". " + next, word + "." + next}, true
	},
	"units": func(word, next string) ([]string, bool) {
		if !million.MatchString(word) {
			return nil, false
		}
		for _, group := range unitGroups {
			spellings := strings.Split(group, "|")
			if !slices.Contains(spellings, next) {
				continue
			}
			var forms []string
			for _, unit := range spellings {
				forms = append(forms, word+" "+unit)
				if len(unit) < 4 {
					forms = append(forms, word+unit)
				}
			}
			return forms, true
		}
		return nil, false
	},
	"spelling": func(word, _ string) ([]string, bool) {
		for _, pair := range spellingPairs {
			for i, ending := range pair {
				if rest, ok := strings.CutSuffix(word, ending); ok && nounWord.MatchString(word) && len(rest) > 3 {
					return []string{rest + pair[1-i]}, false
				}
			}
		}
		return nil, false
	},
	"initials": func(word, next string) ([]string, bool) {
		if !initials.MatchString(word+".") || !nameWord.MatchString(next) {
			return nil, false
		}
		letters := strings.Split(strings.ReplaceAll(word, ".", ""), "")
		return []string{
			strings.Join(letters, "") + " " + next, strings.Join(letters, ".") + ". " + next, strings.Join(letters, ". ") + ". " + next, strings.Join(letters, " ") + " " + next,
		}, true
	},
}

var (
	unitGroups = []string{
		"km|kilometre|kilometres|kilometer|kilometers", "m|metre|metres|meter|meters", "kg|kilogram|kilograms|kilos", "tons|tonnes|t",
		"mph|miles an hour|miles per hour", "cm|centimetres|centimeters", "feet|ft", "miles|mi", "hours|hrs", "minutes|min", "hectares|ha", "megawatts|MW",
	}
	spellingPairs = [][2]string{{"ise", "ize"}, {"ised", "ized"}, {"ising", "izing"}, {"isation", "ization"}, {"our", "or"}, {"ours", "ors"}, {"tre", "ter"}, {"elled", "eled"}, {"elling", "eling"}, {"fence", "fense"}, {"fences", "fenses"}, {"ogue", "og"}}
)

// isIrregular tells whether a word is an inflected form that takes no ending of
// its own: its stem is that of another word.
func isIrregular(word string) bool {
	t := text.Analyze(nil, word)
	return len(t) == 1 && !strings.HasPrefix(word, t[0].Term[:max(1, len(t[0].Term)-1)])
}

func lettersIn(word string) bool {
	return len(word) > 1 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

func spell(n int) string {
	if n < 100 {
		return text.SpellOut(n)
	}
	words := text.SpellOut(n/100) + " hundred"
	if n%100 > 0 {
		words += " and " + text.SpellOut(n%100)
	}
	return words
}

func monthLike(word string) bool {
	return query.IsCalendarWord(strings.ToLower(word)) || strings.HasSuffix(word, "ря") || strings.HasSuffix(word, "ля") || strings.HasSuffix(word, "та") || strings.HasSuffix(word, "мая")
}

func scaleLike(word string) bool {
	_, ok := text.Scale(strings.ToLower(word))
	return ok || word == "dozen" || strings.HasPrefix(word, "тысяч") || strings.HasPrefix(word, "миллион")
}

// fullWidth writes ASCII in the wide letters of East Asian typing.
func fullWidth(word string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r - '!' + '！'
		}
		return r
	}, word)
}

// coverages are those of the test data, each with its articles.
func coverages(t *testing.T) (all [][]corpus.Version) {
	t.Helper()
	all = append(all, articles(depot...))
	files, err := filepath.Glob("testdata/newspaper/*.md")
	briefs, _ := filepath.Glob("../corpus/briefs/*.md")
	var news []string
	for _, file := range append(files, briefs...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(data), "\n---\n")
		_, title, _ := strings.Cut(string(data), "\ntitle: ")
		title, _, _ = strings.Cut(title, "\n")
		news = append(news, title+"\n"+body)
	}
	all = append(all, articles(news...))
	cases, _ := filepath.Glob("testdata/verdicts/*.json")
	if err != nil || len(files) == 0 || len(briefs) == 0 || len(cases) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range cases {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var desks []struct {
			Articles []struct{ Title, Text string }
		}
		if err := json.Unmarshal(data, &desks); err != nil {
			t.Fatal(err)
		}
		for _, d := range desks {
			var texts []string
			for _, a := range d.Articles {
				texts = append(texts, a.Title+"\n"+a.Text)
			}
			all = append(all, articles(texts...))
		}
	}
	return all
}

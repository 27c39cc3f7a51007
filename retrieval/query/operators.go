package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// Filters by what an article says of itself are written title:, author: and lang:.
// Other search engines know further ones; those are told and not searched.
var (
	headlineKeys = text.WordSet("title intitle headline allintitle")
	authorKeys   = text.WordSet("author by byline")
	languageKeys = text.WordSet("lang language")
	unknownKeys  = text.WordSet(`inurl allinurl url filetype ext near around section category tag topic inbody intext allintext
text body content keyword keywords country location region link related cache info type format site domain`)
)

// writtenOperator reads the filter with a key at word i that is no filter by date,
// outlet or person, or tells of it if there is no such filter. ok is false if the
// key is none. A word of a headline is searched, too, and so is the value of a
// filter that there is not.
func (p *parser) writtenOperator(i int, key, value string) (ok bool) {
	w := &p.words[i]
	switch {
	case strings.HasPrefix(value, "//") || !strings.ContainsFunc(value, isWordRune):
		return false
	case headlineKeys[key]:
		p.filter.Headline = append(p.filter.Headline, value)
		if !p.counting {
			w.said = unquotedPart(w.text)
		}
	case authorKeys[key]:
		p.filter.Authors = append(p.filter.Authors, value)
	case languageKeys[key]:
		tag := languageTags()[strings.ToLower(value)]
		if tag == "" {
			return false
		}
		p.filter.Languages = append(p.filter.Languages, tag)
	case siteKeys[key] && len(p.outletNamed(foldOutlet(value), true)) > 0:
		p.filter.Sources = append(p.filter.Sources, p.outletNamed(foldOutlet(value), true)...)
	case unknownKeys[key]:
		p.unread = append(p.unread, key+":"+value)
		w.said = unquotedPart(w.text)
	default:
		return false
	}
	p.take(i, i+1)
	return true
}

var siteKeys = text.WordSet("site domain")

// signedHeadline reads -title:ferry, and tells whether word i is that.
func (p *parser) signedHeadline(i int) bool {
	written := p.words[i].text
	sign := exclusionSign(written)
	key, value, ok := strings.Cut(written[sign:], ":")
	if value = strings.Trim(value, `"“”«».,;?!`); !ok || sign == 0 || !headlineKeys[strings.ToLower(key)] || !strings.ContainsFunc(value, isWordRune) {
		return false
	}
	p.filter.NotHeadline = append(p.filter.NotHeadline, value)
	p.take(i, i+1)
	return true
}

// unquotedPart is what stands behind the colon of a filter, with its quotation
// marks.
func unquotedPart(written string) string {
	_, value, _ := strings.Cut(written, ":")
	return strings.TrimRight(value, ".,;?!")
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// writtenPattern reads a word with a sign of other search engines: muse* or ~word.
// It is told, and the word is searched without the sign.
func (p *parser) writtenPattern(i int) {
	w := &p.words[i]
	said := strings.Trim(w.text, ".,;:!?()")
	bare := strings.TrimPrefix(strings.TrimSuffix(said, "*"), "~")
	first, _ := utf8.DecodeRuneInString(bare)
	if bare == said || strings.ContainsAny(bare, "*~_/") || !unicode.IsLetter(first) || utf8.RuneCountInString(bare) < 2 || text.UsesBigrams(first) {
		return // *bold*, ~500, 3*4
	}
	p.unread = append(p.unread, said)
	w.said = bare
	p.take(i, i+1)
}

// UnreadOperator tells what part of what could not be read is no filter or sign
// here: “inurl:” of inurl:pier, “*” of muse*; empty if it is something else.
func UnreadOperator(said string) string {
	key, _, ok := strings.Cut(said, ":")
	switch {
	case ok && unknownKeys[key]:
		return key + ":"
	case strings.HasSuffix(said, "*"):
		return "*"
	case strings.HasPrefix(said, "~"):
		return "~"
	}
	return ""
}

// A tongue is a language as a filter names it.
type tongue struct{ tag, name string }

// tongues are the languages that can be asked for, each with the words for it.
func tongues() map[tongue]string {
	return map[tongue]string{
		{"en", "English"}:    "en eng english английский 영어",
		{"ru", "Russian"}:    "ru rus russian русский 러시아어",
		{"ko", "Korean"}:     "ko kr kor korean корейский 한국어",
		{"uk", "Ukrainian"}:  "uk ua ukr ukrainian украинский українська 우크라이나어",
		{"de", "German"}:     "de ger deu german deutsch немецкий 독일어",
		{"fr", "French"}:     "fr fra french français французский 프랑스어",
		{"es", "Spanish"}:    "es spa spanish español испанский 스페인어",
		{"it", "Italian"}:    "it ita italian italiano итальянский 이탈리아어",
		{"pt", "Portuguese"}: "pt por portuguese português португальский 포르투갈어",
		{"pl", "Polish"}:     "pl pol polish polski польский 폴란드어",
		{"tr", "Turkish"}:    "tr tur turkish türkçe турецкий 터키어",
		{"zh", "Chinese"}:    "zh cn chi chinese 中文 китайский 중국어",
		{"ja", "Japanese"}:   "ja jp jpn japanese 日本語 японский 일본어",
		{"ar", "Arabic"}:     "ar ara arabic العربية арабский 아랍어",
		{"he", "Hebrew"}:     "he iw heb hebrew עברית иврит 히브리어",
	}
}

// languageTags are the tags of languages by the words for them.
func languageTags() map[string]string {
	tags := map[string]string{}
	for t, words := range tongues() {
		for w := range strings.FieldsSeq(words) {
			tags[w] = t.tag
		}
	}
	return tags
}

// languageNames are the English names of some tags.
func languageNames(tags []string) (names []string) {
	for _, tag := range tags {
		name := tag
		for t := range tongues() {
			if t.tag == tag {
				name = t.name
			}
		}
		names = append(names, name)
	}
	return names
}

// OnHeaders tells whether the filter asks for what only an article's own data
// decides: its headline, its author or its language.
func (f Filter) OnHeaders() bool {
	return len(f.Headline) > 0 || len(f.NotHeadline) > 0 || len(f.Authors) > 0 || len(f.Languages) > 0
}

// headerWords describes that part of the filter to a person.
func (f Filter) headerWords() (out []string) {
	if len(f.Headline) > 0 {
		out = append(out, "headline has “"+strings.Join(f.Headline, "” and “")+"”")
	}
	if len(f.NotHeadline) > 0 {
		out = append(out, "headline without “"+strings.Join(f.NotHeadline, "” and “")+"”")
	}
	if len(f.Authors) > 0 {
		out = append(out, "by "+strings.Join(f.Authors, " and "))
	}
	if len(f.Languages) > 0 {
		out = append(out, "in "+strings.Join(languageNames(f.Languages), " or "))
	}
	return out
}

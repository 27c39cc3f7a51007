package query

import (
	"slices"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// Exclusions are what articles must not have. An article with any of them is left
// out as a whole.
type Exclusions struct {
	// Sources are outlets that must not have published the article. An article
	// without an outlet passes.
	Sources []string `json:",omitempty"`
	// People are persons whom the article must not name, under any name that would
	// be searched for them.
	People []string `json:",omitempty"`
	// Words must stand neither in the headline nor in the text, in any of their
	// forms; one may be a phrase of several words.
	Words []string `json:",omitempty"`
}

// LeaveOut reads a list of what to leave out, as it is given in forms and flags:
// names and words, or source: or person: with a name. What names an outlet of the
// coverage is told apart by [Filter.WithKnownOutlets].
func LeaveOut(list ...string) (x Exclusions) {
	for _, item := range list[:min(len(list), maxExclusions)] {
		item = strings.Trim(strings.TrimSpace(item), `"“”«»`)
		key, value, ok := strings.Cut(item, ":")
		value = strings.Trim(strings.TrimSpace(value), `"“”«»`)
		switch key = strings.ToLower(strings.TrimLeft(key, "-!")); {
		case text.FoldName(item) == "":
		case ok && sourceKeys[key]:
			x.Sources = append(x.Sources, value)
		case ok && key == personKey:
			x.People = append(x.People, value)
		case isPersonName(item):
			x.People = append(x.People, item)
		default:
			x.Words = append(x.Words, strings.TrimLeft(item, "-!"))
		}
	}
	return x.And(Exclusions{}) // without what is said twice
}

// ParseExclusions reads "not yonhap, opinion", or another message that says what to
// leave out and nothing else. ok is false if the text is none.
func ParseExclusions(text string, known Known) (x Exclusions, ok bool) {
	text = strings.TrimSpace(text)
	if f, ok := bareExclusions(text, time.Time{}, known); ok && len(f.Sources)+len(f.People) == 0 {
		return f.Not.withPartsOfNames(known), true
	}
	for _, lead := range []string{"not", "no", "without"} {
		if list, led := cutPhrase(text, lead); led {
			return parseList(list, known)
		}
	}
	return x, false
}

// ParseInclusions reads "with yonhap, opinion": what is not to be left out any more.
func ParseInclusions(text string, known Known) (x Exclusions, ok bool) {
	list, led := cutPhrase(strings.TrimSpace(text), "with")
	if !led {
		return x, false
	}
	return parseList(list, known)
}

// parseList reads a list of outlets, people and words.
func parseList(list string, known Known) (x Exclusions, ok bool) {
	list = strings.NewReplacer(" and ", ",", " or ", ",", ";", ",").Replace(list)
	x = LeaveOut(strings.Split(list, ",")...).withPartsOfNames(known)
	return x, !x.IsZero()
}

// withPartsOfNames returns the exclusions with their outlets as the coverage spells
// them, where a part of a name, in any case, stands for an outlet too.
func (x Exclusions) withPartsOfNames(known Known) Exclusions {
	isOutlet := func(name string) bool {
		found := matchOutlets(name, known, matchPart)
		if len(found) == 0 || categoryOf(name) > noCategory {
			return false
		}
		x.Sources = append(x.Sources, found...)
		return true
	}
	x.People = slices.DeleteFunc(slices.Clone(x.People), isOutlet)
	x.Words = slices.DeleteFunc(slices.Clone(x.Words), isOutlet)
	return x.withKnownOutlets(known)
}

// List is the exclusions as LeaveOut reads them.
func (x Exclusions) List() (list []string) {
	list = append(list, x.Sources...)
	for _, p := range x.People {
		if !isPersonName(p) {
			p = personKey + ":" + p
		}
		list = append(list, p)
	}
	return append(list, x.Words...)
}

// IsZero tells whether nothing is left out.
func (x Exclusions) IsZero() bool { return len(x.Sources)+len(x.People)+len(x.Words) == 0 }

// And returns what leaves out both what x and what y do.
func (x Exclusions) And(y Exclusions) Exclusions {
	return Exclusions{
		Sources: joinNames(x.Sources, y.Sources),
		People:  joinNames(x.People, y.People),
		Words:   joinNames(x.Words, y.Words),
	}
}

// Less returns x without what y leaves out as well.
func (x Exclusions) Less(y Exclusions) Exclusions {
	all := slices.Concat(y.Sources, y.People, y.Words)
	return Exclusions{
		Sources: lessNames(x.Sources, all), People: lessNames(x.People, all), Words: lessNames(x.Words, all),
	}
}

// Unless returns x without what a question asks about.
func (x Exclusions) Unless(question string) Exclusions {
	asked := " " + text.FoldName(question) + " "
	mentioned := func(name string) bool { return strings.Contains(asked, " "+text.FoldName(name)+" ") }
	return Exclusions{
		Sources: x.Sources,
		People:  slices.DeleteFunc(slices.Clone(x.People), mentioned),
		Words:   slices.DeleteFunc(slices.Clone(x.Words), mentioned),
	}
}

// maxExclusions is how many things one question or list may leave out.
const maxExclusions = 64

// joinNames returns the names of both lists, each once.
func joinNames(a, b []string) (all []string) {
	seen := map[string]bool{}
	for _, name := range slices.Concat(a, b) {
		if folded := text.FoldName(name); !seen[folded] {
			seen[folded] = true
			all = append(all, name)
		}
	}
	return all
}

// lessNames returns the names that are not among others.
func lessNames(names, others []string) (left []string) {
	without := map[string]bool{}
	for _, name := range others {
		without[text.FoldName(name)] = true
	}
	for _, name := range names {
		if !without[text.FoldName(name)] {
			left = append(left, name)
		}
	}
	return left
}

// words describes the exclusions to a person, one phrase for each.
func (x Exclusions) words() (out []string) {
	for _, name := range slices.Concat(x.Sources, x.People) {
		out = append(out, "without "+name)
	}
	for _, w := range x.Words {
		out = append(out, "without “"+w+"”")
	}
	return out
}

// withKnownOutlets returns the exclusions with their outlets as the coverage
// spells them. A person or word that is the name of an outlet means the outlet.
func (x Exclusions) withKnownOutlets(known Known) (out Exclusions) {
	for _, s := range x.Sources {
		found := matchOutlets(s, known, matchPart)
		if len(found) == 0 {
			found = []string{s}
		}
		out.Sources = joinNames(out.Sources, found)
	}
	isOutlet := func(name string) bool {
		if !mayBeOutlet(name) {
			return false
		}
		found := matchOutlets(name, known, matchWhole)
		if len(found) == 0 {
			return false
		}
		out.Sources = joinNames(out.Sources, found)
		return true
	}
	out.People = slices.DeleteFunc(slices.Clone(x.People), isOutlet)
	out.Words = slices.DeleteFunc(slices.Clone(x.Words), isOutlet)
	return out
}

// mayBeOutlet tells whether words can be meant as the name of an outlet, and are
// not merely spelled like one: "time" is no magazine.
func mayBeOutlet(words string) bool {
	return strings.Contains(words, " ") || strings.ToLower(words) != words || isUnlisted(strings.ToLower(words)) || nonLatin(word{text: words})
}

// isPersonName tells whether words are likely to be the name of a person, which
// other articles may write in another way: capitalised, no abbreviation, place or
// body, and not all of them words of the language.
func isPersonName(words string) bool {
	parts := strings.Fields(words)
	unlisted := false
	for _, w := range parts {
		said := foldWord(w)
		if !capital(w) || strings.ToUpper(w) == w || strings.ContainsAny(w, "0123456789/:") || isEmptyWord(said) ||
			IsCalendarWord(toGrammar(said)) || collectives[said] || offices[said] || titles[said] || places[said] || categoryOf(w) > noCategory {
			return false
		}
		unlisted = unlisted || isUnlisted(said) || nonLatin(word{text: w})
	}
	return unlisted && len(parts) <= maxNameWords
}

// maxNameWords is the most words that the name of a person may have.
const maxNameWords = 3

// A category is how surely words name a kind of article.
type category int

const (
	noCategory    category = iota
	topicCategory          // sport: it may also be what an article is about
	formCategory           // opinion pieces
)

// categoryOf tells whether words name a kind of article.
func categoryOf(words string) (kind category) {
	if koreanCategories[words] {
		return formCategory
	}
	for _, t := range text.Analyze(nil, words) {
		switch {
		case t.Stop || genericTerms[t.Term]:
		case formTerms[t.Term]:
			kind = max(kind, formCategory)
		case subjectTerms[t.Term]:
			kind = max(kind, topicCategory)
		default:
			return noCategory
		}
	}
	return kind
}

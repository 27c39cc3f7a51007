package query

import (
	"slices"
	"strings"
)

// A leadKind says what may follow the words that lead to an exclusion.
type leadKind int

const (
	// negatedLead is a negated preposition, as in "not from": only an outlet.
	negatedLead leadKind = iota
	// bareLead is "not" alone: an outlet or a kind of article.
	bareLead
	// weakLead may say more of what is asked, as in "countries without nuclear
	// weapons": an outlet, a kind of article, or a quoted phrase.
	weakLead
	// strongLead rarely does: also other words, where nothing is asked.
	strongLead
	// orderLead is an instruction, such as "ignore", at the beginning of a clause.
	orderLead
	// aboutLead says what articles are not about, as in "that do not mention".
	aboutLead
	// asideLead says what the answer may pass over, also in a question: "leaving
	// aside the museum".
	asideLead
)

// An exclusionLead is a phrase that leads to what is to be left out.
type exclusionLead struct {
	words []string
	kind  leadKind
}

// exclusionLeads are the leads by their first word, the longest first. In a phrase
// of this list, a|b stands for either word.
var exclusionLeads = func() map[string][]exclusionLead {
	leads := map[string][]exclusionLead{}
	for kind, phrases := range []string{
		negatedLead: `
not from|in|by|via
not reported|published|written|covered|carried|quoted|told by
not reported|published|quoted|covered in
not as reported|published|quoted by|in
not according to
but|only|just not from|in|by
except from|in|by
nothing|none|anything|anyone|anybody|everyone|everybody|anywhere but
nothing|none from|by
anything but from|by
outside of
besides
neither
neither from|in|by
не из|от|в|во
не по данным|сообщению|сообщениям|информации|версии
не согласно
ни
ничего из|от
помимо
не з|із|зі|від|у
не за даними|повідомленням|повідомленнями|інформацією
нічого з|із|від
weder
nicht von|vom|aus|in|im|bei|laut
nichts von|vom|aus
sans
sauf|hormis|excepté
mais pas de|du|dans
sin
salvo|excepto
salvo|excepto de
pero no de|del|en`,
		bareLead: `
not
just|only not
no
but no
не
но|а|але не
nicht
aber nicht
kein|keine|keinen|keiner`,
		weakLead: `
without|w/o
omitting|ignoring|skipping
без
без учета|урахування
ohne
außer|ausser`,
		strongLead: `
excluding|excepting|except
except for|about
with the exception of
other than
minus
apart|aside from
leaving out
filtering out
save for
but not
but|only|just without
not counting|including|mentioning|naming
кроме|исключая|исключив
за исключением
не считая|включая|упоминая
только|лишь не
но|только без
крім|окрім|виключаючи
за винятком
тільки|лише не
але|тільки без
ausgenommen
mit ausnahme von|der|des
abgesehen von
nur nicht
aber|nur ohne`,
		orderLead: `
ignore|exclude|omit|skip|hide|drop|remove
leave|filter|cut out
leave aside
don't show|include|list|mention
don't show|give me
do not show|include|list|mention
do not show|give me
исключи|исключите|исключить|убери|уберите|убрать|пропусти|игнорируй|игнорируйте
не показывай|показывайте|включай|включайте
виключи|виключіть|прибери|приберіть|ігноруй|ігноруйте
не показуй|показуйте
ignoriere|ignorier`,
		aboutLead: `
not|nothing about
nothing on
but|just not|nothing about
not related|relating|linked|connected to
unrelated to
not concerning|regarding|covering|involving
that|which is|are|was|were not about|on|concerning|regarding
that|which isn't|aren't|wasn't|weren't about|on|concerning|regarding
that|which is|are|was|were not related|linked|connected to
that|which isn't|aren't related|linked|connected to
that|which have|has nothing to do with
having nothing to do with
that|which do|does not mention|name|contain|include|cover|concern|involve|discuss
that|which don't|doesn't mention|name|contain|include|cover|concern|involve|discuss
that|which do|does not talk|speak|write about
that|which don't|doesn't talk|speak|write about
that|which never|nowhere mention|mentions
that|which make|makes no mention of
without mentioning
without mention of
without any|a mention of
with|and|but no mention of
no mention of
не о|об|обо|про
а|но|только|лишь не о|об|обо|про
не связанные|связанных с
не касающиеся|касающихся
где не упоминается|упоминаются|упоминают|упоминался|упоминалась
где нет
в которых|котором|которой не упоминается|упоминаются|упоминают|упоминался|упоминалась
в которых|котором|которой нет
в которых|котором|которой не говорится о|об|про
не упоминающие|упоминающих
без упоминания
не про
але|а|тільки|лише не про
не пов'язані|пов'язаних з|із|зі
де не згадується|згадуються|згадують|йдеться
в|у яких|якому|якій не згадується|згадуються|згадують
в|у яких|якому|якій немає
без згадки|згадування про
ohne erwähnung von|der|des`,
		asideLead: `
leaving aside
if we leave aside
если не считать
не беря в расчет
якщо не рахувати
не беручи до уваги`,
	} {
		for phrase := range strings.Lines(phrases) {
			for _, words := range alternatives(strings.Fields(phrase)) {
				leads[words[0]] = append(leads[words[0]], exclusionLead{words, leadKind(kind)})
			}
		}
	}
	for _, list := range leads {
		slices.SortStableFunc(list, func(a, b exclusionLead) int { return len(b.words) - len(a.words) })
	}
	return leads
}()

// alternatives returns the phrases that a phrase with words such as a|b stands for.
func alternatives(words []string) (phrases [][]string) {
	if len(words) == 0 {
		return nil
	}
	rest := alternatives(words[1:])
	if len(rest) == 0 {
		rest = [][]string{nil}
	}
	for first := range strings.SplitSeq(words[0], "|") {
		for _, r := range rest {
			phrases = append(phrases, append([]string{first}, r...))
		}
	}
	return phrases
}

package query

import (
	"slices"
	"strings"
)

// The set phrases of a conversation, in the form of NormalizePhrase.

func pageWords() []string {
	return []string{
		"more", "more of this", "more results", "more passages", "more quotes", "me more", "the rest", "next", "next page", "next ones",
		"go on", "continue", "keep going", "load more", "any more", "anything else", "what else",
		"еще", "ещё", "покажи еще", "покажи ещё", "покажите еще", "покажите ещё", "больше", "дальше", "далее", "следующие",
		"следующая страница", "продолжай", "еще что-нибудь", "ещё что-нибудь", "что еще", "что ещё", "а еще", "а ещё",
		"더", "더요", "더 보기", "더보기", "더 보여줘", "더 보여 줘", "더 보여주세요", "더 보여 주세요", "다음", "다음 페이지", "계속", "계속해줘", "또", "또 있어요",
	}
}

func resetWords() []string {
	return []string{
		"reset", "everything", "all", "all sources", "all of it", "search everything", "start over", "clear",
		"clear filters", "no filters", "no filter", "without filters", "without filter", "forget filters",
		"drop filters", "reset filters",
		"сброс", "сбросить", "сбрось", "сбросить фильтры", "сбрось фильтры", "без фильтров", "убери фильтры", "начать заново",
		"초기화", "필터 초기화", "필터 없이", "모든 필터 해제",
	}
}

func helpWords() []string {
	return []string{
		"help", "help me", "how does this work", "how do i use this", "how do you work", "what can you do", "what can i ask", "commands", "usage",
		"помощь", "помоги", "помогите", "справка", "что ты умеешь", "что вы умеете", "как это работает", "команды",
		"도움말", "도와줘", "도와주세요", "사용법", "뭘 할 수 있어", "어떻게 사용해요",
	}
}

// refinementLeads are the openings of a refinement, longest first.
func refinementLeads() []string {
	return []string{
		"what about", "how about", "and what about", "and how about", "but only", "and only", "now only",
		"only", "just", "and", "but", "now", "then", "also", "please", "ok", "okay",
		"а что насчет", "а что насчёт", "что насчет", "что насчёт", "а как насчет", "а только", "но только", "только", "лишь", "а", "и", "но", "теперь",
	}
}

// nameLeads are the words before the name of an outlet or a person.
func nameLeads() []string {
	return []string{"from", "by", "in", "with", "naming", "about", "of", "the", "в", "во", "из", "о", "об", "про", "от"}
}

// spokenDateKeys are the words before a date, each with the key of the written
// filter that it means.
func spokenDateKeys() map[string]string {
	return map[string]string{
		"in": "on", "on": "on", "during": "on", "for": "on", "from": "on", "of": "on",
		"since": "since", "after": "after", "until": "until", "till": "until", "before": "before", "as of": "as-of",
	}
}

// trimLead removes the opening of a refinement. led says that there was one,
// only that it ends in "only", which makes a filter of whatever follows.
func trimLead(text string) (rest string, led, only bool) {
	rest = strings.TrimFunc(text, isMark)
	if before, ok := strings.CutSuffix(rest, " please"); ok {
		rest = strings.TrimFunc(before, isMark)
	}
	for again := true; again; {
		again = false
		for _, lead := range refinementLeads() {
			if after, ok := cutPhrase(rest, lead); ok {
				rest, led, again = after, true, true
				only = only || strings.HasSuffix(lead, "only") || strings.HasSuffix(lead, "только") || lead == "лишь"
			}
		}
	}
	return rest, led, only
}

// trimLink removes the words before a name, and returns the last of them that
// matters.
func trimLink(text string) (rest, link string) {
	rest = strings.TrimFunc(text, isMark)
	for _, word := range append([]string{"only", "just"}, nameLeads()...) {
		if rest == word {
			return "", word
		}
		if after, ok := cutPhrase(rest, word); ok {
			rest = after
			switch word {
			case "the":
			case "в", "во", "из":
				link = "in"
			default:
				link = word
			}
		}
	}
	return rest, link
}

// cutPhrase removes words from the beginning of text, ignoring case.
func cutPhrase(text, words string) (rest string, ok bool) {
	n := len(words)
	if len(text) <= n || !strings.EqualFold(text[:n], words) || text[n] != ' ' && text[n] != ',' {
		return text, false
	}
	return strings.TrimLeft(text[n:], " ,"), true
}

// droppedFacet reads "without dates", "any outlet" and similar phrases.
func droppedFacet(said string) (Facet, bool) {
	verb, what, ok := strings.Cut(said, " ")
	if !ok || !slices.Contains([]string{"without", "no", "any", "drop", "all", "ignore"}, verb) {
		return 0, false
	}
	what = strings.TrimPrefix(strings.TrimPrefix(what, "the "), "any ")
	switch strings.TrimSuffix(strings.TrimSuffix(what, " filter"), "s") {
	case "date", "time", "time limit", "period", "day", "year", "month":
		return FacetDate, true
	case "source", "outlet", "paper", "publisher":
		return FacetSource, true
	case "person", "people", "name":
		return FacetPerson, true
	}
	return 0, false
}

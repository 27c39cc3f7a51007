package evidence

import (
	"maps"
	"strings"

	"dateline/retrieval/text"
)

// participle tells whether a form may be a past participle.
func participle(form string) bool {
	return strings.HasSuffix(form, "ed") || strings.HasSuffix(form, "n") ||
		strings.HasSuffix(form, "t") || irregularParticiples[form]
}

// preposition tells whether a word may stand before a noun phrase.
func preposition(form string) bool {
	return prepositions[form] || form == "since" || form == "until"
}

// adverb tells whether a word may stand between a subject and its verb.
func adverb(form string) bool {
	return strings.HasSuffix(form, "ly") && !notAdverbs[form] || adverbs[form]
}

var (
	// askingAuxiliaries are the auxiliary verbs that a question is put with; of
	// "didn't" a text has but the first five letters as a word.
	askingAuxiliaries = text.WordSet(`did does do has have had will would can could may might must shall should is are was were am be
didn doesn don hasn haven hadn isn aren wasn weren wouldn couldn shouldn`)
	// infinitiveAuxiliaries go with the plain form of a verb.
	infinitiveAuxiliaries = text.WordSet("did does do will would can could may might must shall should didn doesn don wouldn couldn shouldn")
	// auxiliaries are all words that may stand between a subject and its verb,
	// but adverbs.
	auxiliaries = func() map[string]bool {
		all := text.WordSet("been being to not cannot won")
		maps.Copy(all, askingAuxiliaries)
		return all
	}()
	// beForms make a passive with the participle behind them.
	beForms = text.WordSet("is are was were be been being get gets got")
	// irregularParticiples end in neither -ed, -n nor -t.
	irregularParticiples = text.WordSet("sold told made paid led fed held found sued done said struck overcome outbid withheld understood hung dug heard read bled")
	// adverbs are those without -ly, notAdverbs other words with it.
	adverbs    = text.WordSet("also now then still already never ever not just even again first last since later today yesterday once soon both all")
	notAdverbs = text.WordSet("fly supply resupply apply reply rely comply imply multiply ally rally tally bully family assembly july monopoly anomaly")
	// pronouns refer back to somebody or something.
	pronouns = text.WordSet("he she his her him they their them it its")
	// prepositions stand before a noun phrase, conjunctions are those of them that
	// may begin a clause, and clauseWords the other words that do.
	prepositions = text.WordSet(`of in on at to from with by for against over into onto about after before under between among towards toward
through during without within across near off out up via than like as amid despite`)
	conjunctions = text.WordSet("after before as than")
	clauseWords  = text.WordSet("that which who whom whose when where while because although though if whether but so since until unless")
)

package query

import (
	"time"
)

// A Facet is one aspect by which a [Filter] narrows. Its numbers are stored in
// the buttons of old messages, so they never change.
type Facet int

// The facets: by outlet, by person, by date of publication, by time of arrival,
// and by what is left out.
const (
	FacetSource Facet = 1
	FacetPerson Facet = 2
	FacetDate   Facet = 3
	FacetAsOf   Facet = 4
	FacetNot    Facet = 5
	// FacetArticle is by the article at a link.
	FacetArticle Facet = 6
	// These are by headline, by author and by language.
	FacetHeadline Facet = 7
	FacetAuthor   Facet = 8
	FacetLanguage Facet = 9
)

// Facets returns the facets that the filter uses, in the order in which to try
// an answer without them: dates are what people get wrong most often.
func (f Filter) Facets() []Facet {
	var out []Facet
	for _, k := range []Facet{FacetDate, FacetNot, FacetSource, FacetPerson, FacetArticle, FacetHeadline, FacetAuthor, FacetLanguage, FacetAsOf} {
		if len(k.Only(f).Words()) > 0 {
			out = append(out, k)
		}
	}
	return out
}

// Without returns f without its part by this facet.
func (k Facet) Without(f Filter) Filter {
	switch k {
	case FacetSource:
		f.Sources = nil
	case FacetPerson:
		f.People = nil
	case FacetDate:
		f.Since, f.Until, f.NotDates = time.Time{}, time.Time{}, nil
	case FacetAsOf:
		f.AsOf = time.Time{}
	case FacetArticle:
		if f.Article != "" {
			f.Arrivals, f.Article = nil, ""
		}
	case FacetHeadline:
		f.Headline, f.NotHeadline = nil, nil
	case FacetAuthor:
		f.Authors = nil
	case FacetLanguage:
		f.Languages = nil
	case FacetNot:
		f.Not = Exclusions{}
	}
	return f
}

// Only returns the part of f by this facet.
func (k Facet) Only(f Filter) Filter {
	switch k {
	case FacetSource:
		return Filter{Sources: f.Sources}
	case FacetPerson:
		return Filter{People: f.People}
	case FacetDate:
		return Filter{Since: f.Since, Until: f.Until, NotDates: f.NotDates}
	case FacetArticle:
		if f.Article != "" {
			return Filter{Arrivals: f.Arrivals, Article: f.Article}
		}
	case FacetAsOf:
		return Filter{AsOf: f.AsOf}
	case FacetHeadline:
		return Filter{Headline: f.Headline, NotHeadline: f.NotHeadline}
	case FacetAuthor:
		return Filter{Authors: f.Authors}
	case FacetLanguage:
		return Filter{Languages: f.Languages}
	case FacetNot:
		return Filter{Not: f.Not}
	}
	return Filter{}
}

// WordsBeyond returns the phrases of f, as Words gives them, that are not among
// those of g.
func (f Filter) WordsBeyond(g Filter) []string { return without(f.Words(), g.Words()) }

// EndsWithTheDay tells whether a filter ends with the day on which it was asked
// for, as "last week" and "so far" do.
func (f Filter) EndsWithTheDay(asked time.Time) bool {
	return !f.Until.IsZero() && f.Until.Equal(EndOfDay(asked))
}

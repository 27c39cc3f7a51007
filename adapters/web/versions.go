package web

import (
	"time"

	"dateline/corpus"
)

// maxVersions bounds how many versions a page compares.
const maxVersions = 20

// A versionView is one version of an article and how it differs from the one
// before.
type versionView struct {
	Arrived time.Time
	// What says what it is: the first version, a change, a withdrawal.
	What string
	// Details are what changed beside the text, Changes what changed in it.
	Details []detail
	Changes [][]change
}

// A detail is one fact that changed; either side may be empty.
type detail struct{ Name, Before, After string }

// versions lays out an article's versions, newest first, and nothing where
// there is only one. Where the article is withdrawn now, no words are shown.
func versions(history []*corpus.Version, zone *time.Location) []versionView {
	if len(history) < 2 {
		return nil
	}
	withdrawn := history[len(history)-1].Withdrawn
	var out []versionView
	for i := len(history) - 1; i >= max(0, len(history)-maxVersions); i-- {
		var before *corpus.Version
		if i > 0 {
			before = history[i-1]
		}
		v := versionView{Arrived: history[i].Arrived.In(zone), What: what(before, history[i])}
		if before != nil && !withdrawn && !before.Withdrawn && !history[i].Withdrawn {
			v.Details = details(before, history[i])
			v.Changes = compare(before.Text, history[i].Text)
		}
		out = append(out, v)
	}
	return out
}

func what(before, v *corpus.Version) string {
	switch {
	case v.Withdrawn:
		return "Withdrawn"
	case before == nil:
		return "First taken in"
	case before.Withdrawn:
		return "Taken in again"
	case before.Brief && !v.Brief:
		return "The article itself, in place of its brief"
	default:
		return "Changed"
	}
}

func details(before, v *corpus.Version) []detail {
	var out []detail
	for _, d := range []detail{
		{"Title", before.Title, v.Title}, {"Outlet", before.Source, v.Source}, {"Author", before.Author, v.Author},
		{"Published", day(before.Published), day(v.Published)}, {"Link", before.URL, v.URL},
	} {
		if d.Before != d.After {
			out = append(out, d)
		}
	}
	return out
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 Jan 2006")
}

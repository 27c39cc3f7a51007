package web

import (
	"time"

	"dateline/corpus"
)

// maxVersions bounds how many versions of an article a page lists.
const maxVersions = 20

// A versionView is one version of an article, compared with the version before.
type versionView struct {
	Arrived time.Time
	// What says what happened: the first version, a change, a withdrawal.
	What string
	// Details are changes of facts such as the title, Changes those of the text,
	// by paragraph.
	Details []factChange
	Changes [][]change
}

// A factChange is a fact that changed; either side may be empty.
type factChange struct{ Name, Before, After string }

// versions lays out the versions of an article, newest first; none where there
// is only one. No words are shown of an article that is withdrawn now.
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
		v := versionView{Arrived: history[i].Arrived.In(zone), What: sayChange(before, history[i])}
		if before != nil && !withdrawn && !before.Withdrawn && !history[i].Withdrawn {
			v.Details = factChanges(before, history[i])
			v.Changes = compare(before.Text, history[i].Text)
		}
		out = append(out, v)
	}
	return out
}

func factChanges(before, v *corpus.Version) []factChange {
	var out []factChange
	for _, d := range []factChange{
		{sayTitle, before.Title, v.Title}, {sayOutlet, before.Source, v.Source}, {sayAuthor, before.Author, v.Author},
		{sayPublished, formatDay(before.Published), formatDay(v.Published)}, {sayLink, before.URL, v.URL},
	} {
		if d.Before != d.After {
			out = append(out, d)
		}
	}
	return out
}

func formatDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 Jan 2006")
}

package digest

import (
	"slices"

	"dateline/bot"
	"dateline/corpus"
)

// A Stage names how an article ended up in an edition, or what left it out. It
// is stored, and part of the JSON form of an edition.
type Stage string

const (
	stageLed         Stage = "led"       // its quote stands for its story
	stageBehind      Stage = "behind"    // listed in the thread, under the lead of its story
	stageReprint     Stage = "reprint"   // listed in the thread, as a reprint of the lead
	stageOverLimit   Stage = "cap"       // listed in the thread: its story is not among the first
	stageOutletShare Stage = "outlet"    // listed in the thread: its outlet led enough stories
	stageNoNews      Stage = "no-news"   // its story was told before, and it adds nothing
	stageCorrection  Stage = "seen"      // it corrects an article that was told before, and adds nothing
	stageTooOld      Stage = "old"       // published long before the window
	stageBackfill    Stage = "backfill"  // it came as an archive or with the first reading of its feed
	stageFiltered    Stage = "filter"    // the digest's filter does not let it pass
	stageNoAnswer    Stage = "no-answer" // it does not answer the digest's question
	stageWithdrawn   Stage = "withdrawn" // it was withdrawn
	stageSuperseded  Stage = "corrected" // the window has a later version of it
)

// A Disposition says what became of one article of an edition's window. It is
// stored as JSON.
type Disposition struct {
	// Article is its id, Arrival the number of the version.
	Article string         `json:"article"`
	Arrival corpus.Arrival `json:"arrival"`
	Stage   Stage          `json:"stage"`
	// Number is that of its story in the edition, if it stands for the story;
	// else 0.
	Number int `json:"number,omitempty"`
	// Title is that of the article that leads its story, if another one does.
	Title string `json:"title,omitempty"`
	// Detail sums up its story in words, if it led.
	Detail string `json:"detail,omitempty"`
}

// record records what became of a version that is not told.
func (e *Edition) record(v *corpus.Version, stage Stage) {
	e.Dispositions = append(e.Dispositions, Disposition{Article: v.ID, Arrival: v.Arrival, Stage: stage})
}

// recordNoNews records that a story is not told because nothing in it is new.
func (e *Edition) recordNoNews(s *Story) {
	for _, v := range s.Articles {
		if e.corrects[v.ID] {
			e.record(v, stageCorrection)
		} else {
			e.record(v, stageNoNews)
		}
	}
}

// recordTold records what became of the articles of the stories that are told.
func (e *Edition) recordTold() {
	for i, s := range slices.Concat(e.Stories, e.More) {
		for _, v := range s.Articles {
			e.Dispositions = append(e.Dispositions, e.dispositionOf(v, s, i))
		}
	}
}

// dispositionOf says what became of an article of a story that is told; i is
// the story's place among all that are.
func (e *Edition) dispositionOf(v *corpus.Version, s Story, i int) Disposition {
	lead := s.Lead.Article
	d := Disposition{Article: v.ID, Arrival: v.Arrival, Title: bot.NewSource(0, lead).Title}
	switch {
	case i >= len(e.Stories):
		d.Stage = stageOverLimit
		if s.passedOver {
			d.Stage = stageOutletShare
		}
		if v.Arrival == lead.Arrival {
			d.Number, d.Title = i+1, ""
		}
	case v.Arrival == lead.Arrival:
		d.Stage, d.Number, d.Title = stageLed, i+1, ""
		d.Detail = sayStory(s, e.window, e.Digest.Schedule.Zone)
	case s.memberships[v.Arrival].Origin == s.memberships[lead.Arrival].Origin:
		d.Stage = stageReprint
	default:
		d.Stage = stageBehind
	}
	return d
}

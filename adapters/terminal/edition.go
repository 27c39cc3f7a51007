package terminal

import (
	"encoding/json"
	"io"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/digest"
	"dateline/corpus"
)

// PrintEdition writes an edition: the post, followed by the replies of its thread.
func (p Printer) PrintEdition(w io.Writer, e digest.Edition) error {
	for i, r := range append([]bot.Reply{e.Preview()}, e.Thread()...) {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := p.Print(w, r); err != nil {
			return err
		}
	}
	return nil
}

// editionJSON is the JSON form of an edition.
type editionJSON struct {
	Digest       string               `json:"digest"`
	Schedule     string               `json:"schedule"`
	Question     string               `json:"question,omitempty"`
	Date         string               `json:"date"`
	Reason       string               `json:"reason"`
	Since        string               `json:"since"`
	Until        string               `json:"until"`
	Headline     string               `json:"headline"`
	Articles     int                  `json:"articles"`
	Stories      []storyJSON          `json:"stories"`
	More         []storyJSON          `json:"more,omitempty"`
	Chart        *chartJSON           `json:"chart,omitempty"`
	Dispositions []digest.Disposition `json:"fates,omitempty"`
}

// chartJSON is how many articles were published on each of the last days.
type chartJSON struct {
	Title string    `json:"title"`
	Days  []dayJSON `json:"days"`
}

type dayJSON struct {
	Date     string `json:"date"`
	Articles int    `json:"articles"`
	SoFar    bool   `json:"so_far,omitempty"`
}

type storyJSON struct {
	Quote      string        `json:"quote"`
	Article    articleJSON   `json:"article"`
	Developing bool          `json:"developing"`
	New        string        `json:"new,omitempty"`
	Origins    int           `json:"origins"`
	Names      []string      `json:"origin_names,omitempty"`
	Outlets    []string      `json:"outlets,omitempty"`
	First      string        `json:"first_seen"`
	FirstBy    string        `json:"first_seen_by,omitempty"`
	Articles   []articleJSON `json:"articles"`
}

// headline is that of a reply with its filters, as a terminal prints it.
func headline(r bot.Reply) string {
	if len(r.Filters) == 0 {
		return r.Headline
	}
	return r.Headline + " (" + strings.Join(r.Filters, ", ") + ")"
}

// PrintEditionJSON writes an edition as one JSON object, including what became of
// each article that arrived in its window.
func PrintEditionJSON(w io.Writer, e digest.Edition) error {
	from, to := e.Window()
	out := editionJSON{
		Digest: e.Digest.Name, Schedule: e.Digest.Schedule.String(), Question: e.Digest.Question,
		Date: e.Date.String(), Reason: e.Reason.String(), Since: formatTime(from), Until: formatTime(to),
		Headline: headline(e.Post()), Articles: e.Articles, Stories: storiesJSON(e.Stories), More: storiesJSON(e.More), Dispositions: e.Dispositions,
	}
	if c := e.Chart; c != nil {
		out.Chart = &chartJSON{Title: c.Title}
		for _, d := range c.Days {
			out.Chart.Days = append(out.Chart.Days, dayJSON{d.Date.String(), d.Articles, d.SoFar})
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func storiesJSON(list []digest.Story) []storyJSON {
	out := []storyJSON{}
	for _, s := range list {
		out = append(out, storyJSON{
			Quote: s.Lead.QuoteText(), Article: newArticleJSON(s.Lead.Article), Developing: s.Running, New: s.New,
			Origins: s.Origins, Names: s.Names, Outlets: s.Outlets, First: formatTime(s.First), FirstBy: s.FirstBy,
			Articles: articlesJSON(s.Articles),
		})
	}
	return out
}

func articlesJSON(list []*corpus.Version) []articleJSON {
	out := []articleJSON{}
	for _, v := range list {
		out = append(out, newArticleJSON(v))
	}
	return out
}

func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

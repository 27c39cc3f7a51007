package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/corpus/clean"
)

// Bounds of an OPML document: its size in bytes, and how many feeds it holds.
const (
	maxOPML     = 8 << 20
	maxOutlines = 10_000
)

// ReadOPML returns the feeds of an OPML document (http://opml.org/spec2.opml)
// in its order, each once. A document written by [WriteOPML] is read back
// without loss; the folders of other programs become tags. Entries without a
// web address are skipped.
func ReadOPML(in io.Reader) ([]Settings, error) {
	d := xml.NewDecoder(io.LimitReader(in, maxOPML))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	r := opmlReader{seen: map[string]bool{}}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("the OPML file is broken: %w", err)
		}
		if err := r.token(t); err != nil {
			return nil, err
		}
	}
	if !r.opml {
		return nil, errors.New("this is no OPML file: it has no element of that name")
	}
	return r.feeds, nil
}

type opmlReader struct {
	opml    bool
	folders []string // names of the open outlines, empty for feeds
	seen    map[string]bool
	feeds   []Settings
}

func (r *opmlReader) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		r.opml = r.opml || strings.EqualFold(t.Name.Local, "opml")
		if !strings.EqualFold(t.Name.Local, "outline") {
			return nil
		}
		if len(r.folders) > maxDepth || len(r.feeds) >= maxOutlines {
			return fmt.Errorf("the OPML file is too large: more than %d feeds, or folders within folders", maxOutlines)
		}
		r.folders = append(r.folders, r.outline(t))
	case xml.EndElement:
		if strings.EqualFold(t.Name.Local, "outline") && len(r.folders) > 0 {
			r.folders = r.folders[:len(r.folders)-1]
		}
	}
	return nil
}

// outline adds the feed of an outline. For a folder it returns the folder's
// name.
func (r *opmlReader) outline(t xml.StartElement) (folder string) {
	get := func(name string) string {
		for _, a := range t.Attr {
			if strings.EqualFold(a.Name.Local, name) {
				return clean.Line(a.Value)
			}
		}
		return ""
	}
	name := get("title")
	if name == "" {
		name = get("text")
	}
	address := get("xmlUrl")
	if address == "" {
		return name
	}
	u, err := webAddress(address)
	if err != nil || r.seen[u.String()] {
		return ""
	}
	r.seen[u.String()] = true
	s := Settings{Address: u.String(), Outlet: name, FullPage: get("datelineText") == "page", Tags: r.tags(get("category"))}
	if minutes, err := strconv.Atoi(get("datelineMinutes")); err == nil && minutes > 0 && minutes < 1<<20 {
		s.Interval = time.Duration(minutes) * time.Minute
	}
	r.feeds = append(r.feeds, s)
	return ""
}

// tags returns a feed's categories and the folders that contain it.
func (r *opmlReader) tags(categories string) []string {
	var out []string
	for _, c := range append(strings.Split(categories, ","), r.folders...) {
		c = strings.Trim(c, "/ ")
		if c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// The elements of an OPML document, for writing.
type (
	opmlDocument struct {
		XMLName  xml.Name      `xml:"opml"`
		Version  string        `xml:"version,attr"`
		Title    string        `xml:"head>title"`
		Outlines []opmlOutline `xml:"body>outline"`
	}
	opmlOutline struct {
		Type     string `xml:"type,attr"`
		Text     string `xml:"text,attr"`
		Title    string `xml:"title,attr"`
		XMLURL   string `xml:"xmlUrl,attr"`
		Category string `xml:"category,attr,omitempty"`
		Minutes  int    `xml:"datelineMinutes,attr,omitempty"`
		Full     string `xml:"datelineText,attr,omitempty"`
	}
)

// WriteOPML writes feeds as an OPML document that [ReadOPML] and other programs
// can read.
func WriteOPML(out io.Writer, feeds []Feed) error {
	doc := opmlDocument{Version: "2.0", Title: "Feeds of Dateline"}
	for _, f := range feeds {
		o := opmlOutline{
			Type: "rss", Text: f.Name(), Title: f.Outlet, XMLURL: f.Address,
			Category: strings.Join(f.Tags, ","), Minutes: int(f.Interval / time.Minute),
		}
		if f.FullPage {
			o.Full = "page"
		}
		doc.Outlines = append(doc.Outlines, o)
	}
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(out)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(out, "\n")
	return err
}

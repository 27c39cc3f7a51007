package config

import (
	"errors"
	"fmt"
	"strings"

	"dateline/bot/digest"
)

// Gaps says where and when the questions without an answer are listed. The list is
// posted as a digest is.
type Gaps struct {
	Platform string `yaml:"platform"`
	Channel  string `yaml:"channel"`
	// At is the time of day (empty: 09:00), Zone an IANA name (empty: the
	// configuration's), Days days of the week (empty: Monday).
	At   string   `yaml:"at"`
	Zone string   `yaml:"zone"`
	Days []string `yaml:"days"`
	// WhenNothing is "silent" (also when empty) or "line".
	WhenNothing string `yaml:"when_nothing"`
}

// gapsName is what the list is called among the digests of its channel.
const gapsName = "gaps"

// GapsDigest is the weekly list as a digest; nil where none is configured.
func (c Config) GapsDigest() (*digest.Digest, error) {
	g := c.Gaps
	if g.Platform == "" && g.Channel == "" {
		return nil, nil
	}
	if g.Channel == "" || g.Platform == "" {
		return nil, errors.New("gaps: platform and channel are needed together")
	}
	zone, err := c.Location()
	if err != nil {
		return nil, err
	}
	at, days := g.At, strings.Join(g.Days, ",")
	if at == "" {
		at = "09:00"
	}
	if days == "" {
		days = "mon"
	}
	s, err := digest.ParseSchedule(strings.Join([]string{days, at, g.Zone}, " "), zone)
	if err != nil {
		return nil, fmt.Errorf("gaps: %w", err)
	}
	if g.WhenNothing != "" && g.WhenNothing != "silent" && g.WhenNothing != "line" {
		return nil, fmt.Errorf("gaps: when_nothing %q: write silent or line", g.WhenNothing)
	}
	d := &digest.Digest{Platform: g.Platform, Place: g.Channel, Name: gapsName, Schedule: s, Gaps: true, Quiet: g.WhenNothing != "line"}
	return d, d.Check()
}

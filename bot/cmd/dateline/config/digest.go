package config

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/digest"
	"dateline/retrieval/query"
)

// Digest is one digest as an operator sets it.
type Digest struct {
	// Name tells the digests of one channel apart; empty: daily or weekly.
	Name     string `yaml:"name"`
	Platform string `yaml:"platform"`
	Channel  string `yaml:"channel"`
	// At is the time of day, Zone an IANA name (empty: the configuration's),
	// Days days of the week (empty: every day).
	At   string   `yaml:"at"`
	Zone string   `yaml:"zone"`
	Days []string `yaml:"days"`
	// Question is what it asks, filters included; empty: all that is new.
	Question string   `yaml:"question"`
	Sources  []string `yaml:"sources"`
	People   []string `yaml:"people"`
	// Without are outlets, people and words to leave out.
	Without []string `yaml:"without"`
	// WhenNothing is "silent" or "line": one line.
	WhenNothing string `yaml:"when_nothing"`
	// Spikes adds what comes up far more than in the last 14 days.
	Spikes bool `yaml:"spikes"`
	// Chart attaches a picture of the coverage over the last 14 days.
	Chart bool `yaml:"chart"`
}

// ParseDigests reads the configured digests; its error joins everything that is
// wrong with them.
func (c Config) ParseDigests() ([]digest.Digest, error) {
	zone, err := c.Location()
	if err != nil {
		return nil, err
	}
	var out []digest.Digest
	var errs []error
	seen := map[string]bool{}
	for i, dc := range c.Digests {
		d, err := dc.digest(zone)
		if id := d.Platform + ":" + d.Place + "/" + d.Name; err == nil && seen[id] {
			err = fmt.Errorf("%s:%s has two digests named %q: give one another name", d.Platform, d.Place, d.Name)
		} else {
			seen[id] = true
		}
		if err != nil {
			errs = append(errs, &bot.SettingError{
				Key: fmt.Sprintf("digests[%d]", i), Problem: fmt.Sprintf("digests, number %d: %v", i+1, err),
			})
			continue
		}
		out = append(out, d)
	}
	return out, errors.Join(errs...)
}

// Location is the time zone of the configuration.
func (c Config) Location() (*time.Location, error) {
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		return nil, fmt.Errorf("zone %q is not known: write an IANA name such as Europe/Berlin", c.Zone)
	}
	return zone, nil
}

func (dc Digest) digest(zone *time.Location) (digest.Digest, error) {
	s, err := digest.ParseSchedule(strings.Join([]string{strings.Join(dc.Days, ","), dc.At, dc.Zone}, " "), zone)
	if err != nil {
		return digest.Digest{}, err
	}
	d := digest.Digest{Platform: dc.Platform, Place: dc.Channel, Name: dc.Name, Schedule: s, Spikes: dc.Spikes, Chart: dc.Chart}
	if d.Name == "" {
		d.Name = d.Schedule.Word()
	}
	switch dc.WhenNothing {
	case "silent":
		d.Quiet = true
	case "", "line":
	default:
		return d, fmt.Errorf("when_nothing %q: write silent or line", dc.WhenNothing)
	}
	q := query.Parse(dc.Question, time.Time{}, query.Known{})
	d.Question = q.Text
	var ok bool
	if d.Filter, ok = q.Filter.And(query.Filter{Sources: dc.Sources, People: dc.People, Not: query.LeaveOut(dc.Without...)}); !ok {
		return d, errors.New("its filters exclude one another, so nothing can pass both")
	}
	return d, d.Check()
}

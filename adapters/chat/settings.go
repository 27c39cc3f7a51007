package chat

import (
	"errors"
	"fmt"
	"net/url"

	"dateline/bot"
)

// Settings collects what is wrong with the settings of a platform.
type Settings struct {
	// Platform is what the settings begin with.
	Platform string
	wrong    []error
}

// Refuse notes a problem with a setting, if it is bad.
func (s *Settings) Refuse(bad bool, key, problem string, args ...any) {
	if bad {
		s.wrong = append(s.wrong, &bot.SettingError{
			Key: s.Platform + "." + key, Problem: s.Platform + ": " + fmt.Sprintf(problem, args...),
		})
	}
}

// Add notes an error, if it is one.
func (s *Settings) Add(err error) {
	if err != nil {
		s.wrong = append(s.wrong, err)
	}
}

// Err is a [bot.SettingError] for each problem, joined, and nil without any.
func (s *Settings) Err() error { return errors.Join(s.wrong...) }

// IsWebAddress tells whether an address has a host and a scheme of the web.
func IsWebAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

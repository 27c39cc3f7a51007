package bot

import (
	"fmt"
	"time"
)

// What is said of how Dateline itself does, to those who run it.

// SayNoPlatform says that only the page is served.
const SayNoPlatform = "The page is served; no platform is set up."

// SayHealth says how a platform does, by its name.
func SayHealth(platform string, h Health, now time.Time) string {
	switch {
	case !h.Ready:
		return h.Reason
	case h.Heard.IsZero():
		return platform + ": takes questions."
	}
	return fmt.Sprintf("%s: takes questions. Last heard %s ago.", platform, max(0, now.Sub(h.Heard)).Round(time.Second))
}

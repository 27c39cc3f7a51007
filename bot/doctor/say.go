package doctor

import (
	"fmt"
	"time"

	"dateline/bot/words"
)

// The sentences of this package follow the rules of say.go in package bot. Every
// fault comes with a remedy.

// SayNoPlatform is said of a service that serves only the web page.
const SayNoPlatform = "The page is served; no platform is set up."

// SayHealth says whether a platform takes questions, and when it was last heard
// from.
func SayHealth(platform string, h Health, now time.Time) string {
	switch {
	case !h.Ready:
		return h.Reason
	case h.Heard.IsZero():
		return platform + ": takes questions."
	}
	return fmt.Sprintf("%s: takes questions. Last heard %s ago.", platform, max(0, now.Sub(h.Heard)).Round(time.Second))
}

// SayExamined sums up an examination by its numbers of faults and findings.
func SayExamined(faults, findings int) string {
	if faults == 0 {
		return "All is well: " + words.Count(findings, "check") + "."
	}
	return fmt.Sprintf("%s in %s.", words.Count(faults, "fault"), words.Count(findings, "check"))
}

// sayFinding is a finding on one line.
func sayFinding(f Finding) string {
	if f.OK() {
		return "✓ " + f.Subject + ": " + f.Says
	}
	return "✗ " + f.Subject + ": " + f.Says + " " + f.Remedy
}

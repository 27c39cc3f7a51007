package digest

import (
	"errors"
	"fmt"
)

// Errors whose text people read, in chat or at the command line: what is wrong
// with a schedule or a destination, and what to write instead. The rules for
// wording are those of say.go in package bot.

func sayNoSchedule(err error) string { return "That is no schedule: " + err.Error() + "." }

func errNoTime() error { return errSchedule("a time of day is missing") }

func errNotTime(word string) error { return errSchedule("“" + word + "” is no time of day") }

func errTwoTimes() error { return errSchedule("there are two times of day, and an edition has one") }

func errNotDayOrZone(word string) error {
	return errSchedule("“" + word + "” is no day and no zone")
}

func errSchedule(what string) error {
	return fmt.Errorf("%s; write for example: daily 08:00 Asia/Seoul, weekdays 07:30 Europe/London, weekly mon 09:00", what)
}

func errZone(name string) error { return fmt.Errorf("the zone %q is not known", name) }

func errNoDestination(name string) error {
	return fmt.Errorf("digest %q: where it goes is missing; write for example slack:C0123456789", name)
}

func errIncompleteSchedule(name string) error {
	return fmt.Errorf("digest %q: a time of day and a zone are missing", name)
}

func errNotDestination(text string) error {
	return fmt.Errorf("%q is no place; write for example slack:C0123456789", text)
}

func errNoPoster(platform string) error {
	return fmt.Errorf("%s: nothing is set up to post there", platform)
}

// errChartPending says that a chart may still turn up in its thread.
var errChartPending = errors.New("the edition is out, and whether its chart is there cannot be told yet")

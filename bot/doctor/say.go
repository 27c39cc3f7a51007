package doctor

import (
	"fmt"
	"strings"
	"time"

	"dateline/bot"
)

// What is said of how Dateline itself does, to those who run it. Every fault
// comes with what to do about it; what the places to do it are called, each
// adapter knows.

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

// SayExamined sums up an examination.
func SayExamined(faults, findings int) string {
	if faults == 0 {
		return "All is well: " + bot.Count(findings, "check") + "."
	}
	return fmt.Sprintf("%s in %s.", bot.Count(faults, "fault"), bot.Count(findings, "check"))
}

// Unreachable is a service that does not answer as it should.
func Unreachable(subject string, cause error) Finding {
	return Finding{
		subject, "It cannot be reached: " + cause.Error() + ".",
		"Check this machine's network and proxy, and its address in the configuration.",
	}
}

// TokenAccepted is a token that a platform knows as who's.
func TokenAccepted(subject, who string) Finding {
	return Finding{subject, "It accepts the bot token, of " + who + ".", ""}
}

// TokenRefused is one that it does not; where is the place to copy it from.
func TokenRefused(subject, variable, code, where string) Finding {
	return Finding{
		subject, "It does not accept " + variable + " (" + code + ").",
		"Copy it anew from " + where + ".",
	}
}

// SocketGranted is a platform that lets the app connect.
func SocketGranted(subject string) Finding {
	return Finding{subject, "It accepts the app token and opens sockets.", ""}
}

// Granted is an app that may do all that it has to; what are scopes or intents.
func Granted(subject, what string) Finding {
	return Finding{subject, "It grants all " + what + " that are needed.", ""}
}

// NotGranted is an app that may not do what it has to.
func NotGranted(subject, what string, missing []string, where string) Finding {
	return Finding{subject, "It does not grant the " + what + " " + strings.Join(missing, ", ") + ".", where}
}

// Mismatch is a setting that is not that of the bot token's app.
func Mismatch(subject, variable, where string) Finding {
	return Finding{
		subject, variable + " is not that of the application that the bot token belongs to.",
		"Copy it anew from " + where + ".",
	}
}

// Malformed is a secret that cannot be one; form is what one looks like.
func Malformed(subject, variable, form, where string) Finding {
	return Finding{subject, variable + " must be " + form + ", and is not.", "Copy it anew from " + where + "."}
}

// OtherEndpoint is an application whose interactions go elsewhere.
func OtherEndpoint(subject, variable string) Finding {
	return Finding{
		subject, "It delivers commands to the interactions endpoint that the application has, and not to the gateway.",
		"Clear that URL under General Information, or set " + variable + " so that Dateline takes them over HTTP.",
	}
}

// Nowhere is a bot that nobody has let in.
func Nowhere(subject, invite string) Finding {
	return Finding{subject, "The bot is in no server.", "Let it into one by this link: " + invite}
}

// Somewhere is a bot that is in servers.
func Somewhere(subject string, servers int) Finding {
	return Finding{subject, "The bot is in " + bot.Count(servers, "server") + ".", ""}
}

// Postable is a channel that takes posts.
func Postable(subject, name string) Finding {
	return Finding{subject, name + " takes its posts.", ""}
}

// NoChannel is a channel that the bot does not see.
func NoChannel(subject string) Finding {
	return Finding{
		subject, "There is no such channel, or the bot may not see it.",
		"Check the id in the configuration, and let the bot into the channel.",
	}
}

// Archived is a channel that takes no posts any more.
func Archived(subject, name string) Finding {
	return Finding{subject, name + " is archived.", "Unarchive it, or name another channel in the configuration."}
}

// NotMember is a channel that the bot is not in; invite is what lets it in.
func NotMember(subject, name, invite string) Finding {
	return Finding{subject, "The bot is no member of " + name + ".", "Write there: " + invite}
}

// NoChat is a place that holds no messages.
func NoChat(subject, name string) Finding {
	return Finding{subject, name + " is no channel for messages.", "Name a text channel in the configuration."}
}

// NoPermission is a channel where the bot may not do all that it has to.
func NoPermission(subject, name string, missing []string) Finding {
	return Finding{
		subject, "The bot lacks in " + name + ": " + strings.Join(missing, ", ") + ".",
		"Give its role these permissions in the channel's settings.",
	}
}

// Undecided is what a service answered that says neither that all is well nor
// what is wrong.
func Undecided(subject, code string) Finding {
	return Finding{subject, "It answers “" + code + "”.", "Try again in a minute; if it stays, look the code up in the platform's documentation."}
}

// mostOff is how far this machine's clock may be off: deliveries that are five
// minutes off are refused.
const mostOff = time.Minute

// ClockOff judges this machine's clock by a service's.
func ClockOff(subject, service string, off time.Duration) Finding {
	if off.Abs() <= mostOff {
		return Finding{subject, "This machine's clock agrees with " + service + "'s.", ""}
	}
	ahead := "ahead of"
	if off < 0 {
		ahead = "behind"
	}
	return Finding{
		subject, fmt.Sprintf("This machine's clock is %s %s %s's: signed deliveries are refused, and digests come at a wrong time.", bot.Count(int(off.Abs().Round(time.Minute).Minutes()), "minute"), ahead, service),
		"Set it, and have it kept by NTP.",
	}
}

package doctor

import (
	"fmt"
	"strings"
	"time"

	"dateline/bot/words"
)

// Findings on platforms. What a platform calls the places where something is set
// or copied from, its adapter knows.

// Unreachable reports that a service does not answer.
func Unreachable(subject string, cause error) Finding {
	return Finding{
		subject, "It cannot be reached: " + cause.Error() + ".",
		"Check this machine's network and proxy, and its address in the configuration.",
	}
}

// TokenAccepted reports that a platform accepts the bot token, which is who's.
func TokenAccepted(subject, who string) Finding {
	return Finding{subject, "It accepts the bot token, of " + who + ".", ""}
}

// TokenRefused reports that a platform does not accept the token in an environment
// variable. Code is the platform's reason, where the place to copy the token
// from, in the platform's words.
func TokenRefused(subject, variable, code, where string) Finding {
	return Finding{
		subject, "It does not accept " + variable + " (" + code + ").",
		"Copy it again from " + where + ".",
	}
}

// SocketAccepted reports that a platform accepts the app token and lets the app
// connect.
func SocketAccepted(subject string) Finding {
	return Finding{subject, "It accepts the app token and opens sockets.", ""}
}

// Granted reports that an app has all permissions that it needs. What names their
// kind: scopes or intents.
func Granted(subject, what string) Finding {
	return Finding{subject, "It grants all " + what + " that are needed.", ""}
}

// NotGranted reports that an app lacks permissions that it needs. What names their
// kind: scopes or intents. Where is the remedy.
func NotGranted(subject, what string, missing []string, where string) Finding {
	return Finding{subject, "It does not grant the " + what + " " + strings.Join(missing, ", ") + ".", where}
}

// Mismatch reports that an environment variable belongs to another application
// than the bot token. Where is the place to copy it from.
func Mismatch(subject, variable, where string) Finding {
	return Finding{
		subject, variable + " is not that of the application that the bot token belongs to.",
		"Copy it again from " + where + ".",
	}
}

// Malformed reports that the secret in an environment variable cannot be right.
// Form is what one looks like, where the place to copy it from.
func Malformed(subject, variable, form, where string) Finding {
	return Finding{subject, variable + " must be " + form + ", and is not.", "Copy it again from " + where + "."}
}

// OtherEndpoint reports that an application delivers commands to an HTTP endpoint,
// while Dateline expects them at the gateway. Variable names the setting that
// changes this.
func OtherEndpoint(subject, variable string) Finding {
	return Finding{
		subject, "It delivers commands to the interactions endpoint that the application has, and not to the gateway.",
		"Clear that URL under General Information, or set " + variable + " so that Dateline takes them over HTTP.",
	}
}

// NoServer reports that nobody has let the bot into a server. Invite is the link
// to do so.
func NoServer(subject, invite string) Finding {
	return Finding{subject, "The bot is in no server.", "Let it into one by this link: " + invite}
}

// InServers reports in how many servers the bot is.
func InServers(subject string, servers int) Finding {
	return Finding{subject, "The bot is in " + words.Count(servers, "server") + ".", ""}
}

// Postable reports that the bot can post to a channel.
func Postable(subject, name string) Finding {
	return Finding{subject, name + " takes its posts.", ""}
}

// NoChannel reports that the bot cannot see a configured channel.
func NoChannel(subject string) Finding {
	return Finding{
		subject, "There is no such channel, or the bot may not see it.",
		"Check the id in the configuration, and let the bot into the channel.",
	}
}

// Archived reports that a channel is archived, and takes no posts.
func Archived(subject, name string) Finding {
	return Finding{subject, name + " is archived.", "Unarchive it, or name another channel in the configuration."}
}

// NotMember reports that the bot is not in a channel. Invite is what to write
// there to let it in.
func NotMember(subject, name, invite string) Finding {
	return Finding{subject, "The bot is no member of " + name + ".", "Write there: " + invite}
}

// NotTextChannel reports that a configured channel holds no messages.
func NotTextChannel(subject, name string) Finding {
	return Finding{subject, name + " is no channel for messages.", "Name a text channel in the configuration."}
}

// NoPermission reports which permissions the bot lacks in a channel.
func NoPermission(subject, name string, missing []string) Finding {
	return Finding{
		subject, "The bot lacks in " + name + ": " + strings.Join(missing, ", ") + ".",
		"Give its role these permissions in the channel's settings.",
	}
}

// UnclearAnswer reports an answer of a service that says neither that all is well
// nor what is wrong.
func UnclearAnswer(subject, code string) Finding {
	return Finding{subject, "It answers “" + code + "”.", "Try again in a minute; if it stays, look the code up in the platform's documentation."}
}

// mostOff is how far this machine's clock may be off. Deliveries that seem five
// minutes old are refused.
const mostOff = time.Minute

// ClockOff judges how far this machine's clock is ahead of a service's, or behind
// it if off is negative.
func ClockOff(subject, service string, off time.Duration) Finding {
	if off.Abs() <= mostOff {
		return Finding{subject, "This machine's clock agrees with " + service + "'s.", ""}
	}
	ahead := "ahead of"
	if off < 0 {
		ahead = "behind"
	}
	return Finding{
		subject, fmt.Sprintf("This machine's clock is %s %s %s's: signed deliveries are refused, and digests come at a wrong time.", words.Count(int(off.Abs().Round(time.Minute).Minutes()), "minute"), ahead, service),
		"Set it, and have it kept by NTP.",
	}
}

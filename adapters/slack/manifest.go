package slack

import (
	"encoding/json"
	"strings"

	"dateline/adapters/chat"
)

// Scopes are what the app may do, each with what it is used for:
// https://docs.slack.dev/reference/scopes
func scopes(cfg Config) []string {
	list := []string{
		"app_mentions:read", // questions by mention
		"channels:history",  // replies in its threads, edits; whether an answer got through
		"channels:read",     // whether a digest's channel takes posts
		"chat:write",        // answers
		"commands",          // the slash command and the shortcut
		"files:write",       // the charts of digests that want them
		"groups:history",    // as channels:history, in private channels
		"groups:read",       // as channels:read, of private channels that it is in
		"im:history",        // questions by direct message
		"reactions:write",   // 👀 while it searches
	}
	if cfg.Groups {
		list = append(list, "usergroups:read") // who may ask
	}
	return list
}

// events are what Slack tells the app of.
func events() []string {
	return []string{"app_mention", "message.channels", "message.groups", "message.im"}
}

// Manifest is the app's manifest: pasted into api.slack.com/apps it makes an
// app that is set up for the configuration, with the scopes that are used and
// no others. It holds no secret.
// https://docs.slack.dev/reference/app-manifest
func Manifest(cfg Config) []byte {
	cfg = cfg.withDefaults()
	raw, _ := json.MarshalIndent(manifest(cfg), "", "  ") // of strings alone
	return append(raw, '\n')
}

type object = map[string]any

func manifest(cfg Config) object {
	socket := cfg.PublicURL == ""
	command := object{
		"command": cfg.Command, "description": sayCommand,
		"usage_hint": sayUsage, "should_escape": false,
	}
	subscriptions := object{"bot_events": events()}
	interactivity := object{"is_enabled": true}
	if !socket {
		base := strings.TrimSuffix(cfg.PublicURL, "/")
		command["url"] = base + "/slack/commands"
		subscriptions["request_url"] = base + "/slack/events"
		interactivity["request_url"] = base + "/slack/actions"
	}
	return object{
		"_metadata": object{"major_version": 2},
		"display_information": object{
			"name":        cut(cfg.Name, maxAppName),
			"description": cut(sayApp, maxDescription),
		},
		"features": object{
			"app_home": object{"home_tab_enabled": false, "messages_tab_enabled": true, "messages_tab_read_only_enabled": false},
			"bot_user": object{"display_name": cut(strings.ToLower(cfg.Name), 80), "always_online": true},
			"shortcuts": []object{{
				"name": chat.LabelFind, "type": "message", "callback_id": shortcutID,
				"description": sayShortcut,
			}},
			"slash_commands": []object{command},
		},
		"oauth_config": object{"scopes": object{"bot": scopes(cfg)}},
		"settings": object{
			"event_subscriptions": subscriptions, "interactivity": interactivity,
			"org_deploy_enabled": false, "socket_mode_enabled": socket, "token_rotation_enabled": false,
		},
	}
}

package slack

import "encoding/json"

// What Slack sends, as far as it is used. Everything else in it is passed over,
// so that a field that Slack adds or changes breaks nothing.

// Kinds of deliveries, by their names in Socket Mode:
// https://docs.slack.dev/apis/events-api/using-socket-mode
const (
	kindCommand  = "slash_commands"
	kindEvent    = "events_api"
	kindInteract = "interactive"
)

// https://docs.slack.dev/interactivity/implementing-slash-commands
type command struct {
	Team        string `json:"team_id"`
	Channel     string `json:"channel_id"`
	User        string `json:"user_id"`
	Text        string `json:"text"`
	ResponseURL string `json:"response_url"`
	Trigger     string `json:"trigger_id"`
}

// https://docs.slack.dev/apis/events-api/#event-type-structure
type callback struct {
	Type      string `json:"type"`
	Challenge string `json:"challenge"`
	Team      string `json:"team_id"`
	Event     event  `json:"event"`
}

// https://docs.slack.dev/reference/events/message
type event struct {
	Type        string          `json:"type"`
	Subtype     string          `json:"subtype"`
	Channel     json.RawMessage `json:"channel"` // an id, or an object in channel_rename
	ChannelType string          `json:"channel_type"`
	User        string          `json:"user"`
	Bot         string          `json:"bot_id"`
	Text        string          `json:"text"`
	TS          string          `json:"ts"`
	Thread      string          `json:"thread_ts"`
	Deleted     string          `json:"deleted_ts"`
	// Team is the workspace of whoever wrote it, which is another one for
	// guests of a shared channel.
	Team     string `json:"team"`
	Message  *event `json:"message"`
	Previous *event `json:"previous_message"`
	Edited   struct {
		TS string `json:"ts"`
	} `json:"edited"`
}

func (e event) channel() string {
	var id string
	_ = json.Unmarshal(e.Channel, &id) // an object is no id
	return id
}

// root is the message that the event's thread hangs on.
func (e event) root() string {
	if e.Thread != "" {
		return e.Thread
	}
	return e.TS
}

type id struct {
	ID string `json:"id"`
}

type person struct {
	ID   string `json:"id"`
	Team string `json:"team_id"`
}

// https://docs.slack.dev/reference/interaction-payloads
type interaction struct {
	Type        string `json:"type"`
	Team        id     `json:"team"`
	User        person `json:"user"`
	Channel     id     `json:"channel"`
	CallbackID  string `json:"callback_id"`
	Trigger     string `json:"trigger_id"`
	ResponseURL string `json:"response_url"`
	Container   struct {
		Channel   string `json:"channel_id"`
		Message   string `json:"message_ts"`
		Thread    string `json:"thread_ts"`
		Ephemeral bool   `json:"is_ephemeral"`
	} `json:"container"`
	Message struct {
		Text   string `json:"text"`
		TS     string `json:"ts"`
		Thread string `json:"thread_ts"`
	} `json:"message"`
	Actions []struct {
		ID    string `json:"action_id"`
		Value string `json:"value"`
		TS    string `json:"action_ts"`
	} `json:"actions"`
	View view `json:"view"`
}

type view struct {
	ID         string `json:"id"`
	Hash       string `json:"hash"`
	CallbackID string `json:"callback_id"`
	Metadata   string `json:"private_metadata"`
	State      struct {
		Values map[string]map[string]input `json:"values"`
	} `json:"state"`
}

// input is the state of one field of a modal.
type input struct {
	Value    string   `json:"value"`
	Date     string   `json:"selected_date"`
	Selected *option  `json:"selected_option"`
	Many     []option `json:"selected_options"`
}

type option struct {
	Value string `json:"value"`
}

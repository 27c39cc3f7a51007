package discord

import "time"

// Discord's limits, each with the page that states it. Characters are counted
// in UTF-16 units, which is never less than what Discord counts.
const (
	// https://discord.com/developers/docs/resources/message#create-message
	maxContent = 2000
	maxNonce   = 25
	// https://docs.discord.com/developers/resources/message#attachment-object-attachment-request-structure
	maxAltText = 1024
	// https://discord.com/developers/docs/components/reference#text-display; an
	// embed's description may have 4096, so that one limit is enough for both.
	maxText = 4000
	// https://discord.com/developers/docs/components/reference#action-row
	maxRows    = 5
	maxButtons = 5
	// https://discord.com/developers/docs/components/reference#button
	maxLabel    = 80
	maxCustomID = 100
	// https://discord.com/developers/docs/components/reference#string-select
	maxOptions     = 25
	maxOptionText  = 100
	maxPlaceholder = 150
	// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal
	maxModalTitle = 45
	maxInputLabel = 45
	// https://discord.com/developers/docs/resources/channel#start-thread-from-message
	maxThreadName = 100
	// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure
	maxChoices    = 25
	maxChoiceText = 100
	// https://discord.com/developers/docs/reference#uploading-files states no
	// limit for links; longer ones than this are left out.
	maxURL = 2000
	// https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction
	firstResponse = 3 * time.Second
	// An interaction with a modal of five full fields stays well below this.
	maxBody = 1 << 20
)

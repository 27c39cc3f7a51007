package slack

import "time"

// Slack's limits, each with the page that states it. Characters are counted in
// UTF-16 units, which is never less than what Slack counts.
const (
	// https://docs.slack.dev/reference/methods/chat.postMessage#text-field
	maxText = 4000
	// Measured; msg_blocks_too_long over about 13,200 characters in all blocks.
	maxBlocksText = 12000
	// https://docs.slack.dev/reference/methods/files.getUploadURLExternal#errors
	maxAltText = 1000
	// https://docs.slack.dev/reference/block-kit/composition-objects/text-object
	maxTextObject = 3000
	// https://docs.slack.dev/reference/block-kit/block-elements/button-element
	maxButtonText = 75
	maxURL        = 3000
	// https://docs.slack.dev/reference/block-kit/blocks/actions-block
	maxActions = 25
	// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
	maxOptionText = 75
	// https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
	maxOptions = 100
	// https://docs.slack.dev/surfaces/modals
	maxModalTitle = 24
	// https://docs.slack.dev/reference/views/modal-views
	maxMetadata = 3000
	// https://docs.slack.dev/reference/app-manifest
	maxAppName     = 35
	maxDescription = 140
	maxCommand     = 32
	// Slack states no limit for what it sends. An interaction carries the whole
	// message under it, percent-encoded, and stays well below this.
	maxBody = 1 << 20
	// An acknowledgement of this many bytes is dropped in silence:
	// https://github.com/slackapi/node-slack-sdk/issues/1953
	maxAck = 20 << 10
	// Slack asks for one apps.connections.open a second at most.
	// https://docs.slack.dev/apis/web-api/rate-limits
	openEvery = time.Second
)

package discordfake

// Intent is a set of gateway intents.
// https://discord.com/developers/docs/events/gateway#gateway-intents
type Intent int

// The intents that the fake knows.
const (
	IntentGuilds                 Intent = 1 << 0
	IntentGuildMembers           Intent = 1 << 1
	IntentGuildPresences         Intent = 1 << 8
	IntentGuildMessages          Intent = 1 << 9
	IntentGuildMessageReactions  Intent = 1 << 10
	IntentDirectMessages         Intent = 1 << 12
	IntentDirectMessageReactions Intent = 1 << 13
	IntentMessageContent         Intent = 1 << 15
)

// privilegedIntents must be granted by the option [Privileged].
const privilegedIntents = IntentGuildMembers | IntentGuildPresences | IntentMessageContent

// knownIntents are all bits that Discord defines; any other one is invalid.
const knownIntents Intent = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25

// Close codes. https://discord.com/developers/docs/topics/opcodes-and-status-codes
const (
	closeUnknownError      = 4000
	closeUnknownOpcode     = 4001
	closeDecodeError       = 4002
	closeNotAuthenticated  = 4003
	closeAuthFailed        = 4004
	closeAlreadyAuth       = 4005
	closeInvalidSeq        = 4007
	closeRateLimited       = 4008
	closeSessionTimedOut   = 4009
	closeInvalidShard      = 4010
	closeInvalidVersion    = 4012
	closeInvalidIntents    = 4013
	closeDisallowedIntents = 4014
)

// Gateway opcodes.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoice          = 4
	opResume         = 6
	opReconnect      = 7
	opMembers        = 8
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

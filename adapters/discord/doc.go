// Package discord turns what people do in Discord into requests, and replies
// into Discord messages, over the gateway and over signed HTTP.
//
// It does not know how a question is answered, where articles come from, or
// that other platforms exist.
//
// A delivery comes in through transport_gateway.go, kept alive by supervise.go,
// or through transport_http.go, which seal.go guards. intake.go reads it into a
// task; accept.go records, acknowledges and queues it; answer.go, follow.go and
// keepup.go ask the bot; render.go lays the reply out, and deliver.go sends it.
package discord

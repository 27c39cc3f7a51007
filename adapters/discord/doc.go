// Package discord turns what people do in Discord into requests, and replies
// into Discord messages, over the gateway and over signed HTTP.
//
// It does not know how a question is answered, where articles come from, or
// that other platforms exist.
//
// A delivery goes through the files in this order: transport_gateway.go (kept
// alive by supervise.go) or transport_http.go verifies it, intake.go reads it
// into a task, adapter.go records, acknowledges and queues it, answer.go asks
// the bot, render.go lays the reply out, and deliver.go sends it.
package discord

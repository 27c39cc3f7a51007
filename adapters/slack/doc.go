// Package slack turns what people do in Slack into requests, and replies into
// Slack messages, over Socket Mode or signed HTTP.
//
// It does not know how a question is answered, where articles come from, or
// that other platforms exist.
//
// A delivery goes through the files in this order: transport_socket.go (kept
// alive by supervise.go) or transport_http.go verifies it, intake.go reads it
// into a task, adapter.go records, acknowledges and queues it, answer.go asks
// the bot, render.go lays the reply out, and deliver.go sends it.
package slack

// Package slack turns what people do in Slack into requests, and replies into
// Slack messages, over Socket Mode or signed HTTP.
//
// It does not know how a question is answered, where articles come from, or
// that other platforms exist.
//
// A delivery comes in through transport_socket.go, kept alive by supervise.go,
// or through transport_http.go, which seal.go guards. intake.go reads it into a
// task; accept.go records, acknowledges and queues it; answer.go, follow.go and
// keepup.go ask the bot; render.go lays the reply out, and deliver.go sends it.
package slack

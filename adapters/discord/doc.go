// Package discord turns what people do in Discord into requests, and replies
// into Discord messages, over the gateway and over signed HTTP.
//
// It does not know how a question is answered, where articles come from, or
// that other platforms exist.
//
// A delivery comes in through transport_gateway.go, kept alive by supervise.go,
// or through transport_http.go, which verifier.go guards. intake.go reads it
// into a task, and package chat leads that through its life: answer.go and
// follow.go perform it, render.go lays the reply out, deliver.go sends it, and
// classify.go says what an error means.
package discord

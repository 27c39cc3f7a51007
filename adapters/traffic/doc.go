// Package traffic is what the adapters of several platforms have in common when
// they talk over HTTP and sockets: which requests are let in, how long to hold
// back, and what is told of what was sent. It knows no platform: neither its
// signatures nor its messages.
package traffic

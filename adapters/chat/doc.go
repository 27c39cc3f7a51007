// Package chat leads a chat task through its life.
package chat

package discord

import (
	"encoding/json"
	"sync"
)

// channels knows what the gateway told of channels: whose thread is whose.
// Archived threads are not told of, and so unknown until somebody writes there.
type channels struct {
	mu    sync.Mutex
	known map[string]channel
}

// mostChannels bounds what is remembered; it is more than a server can have of
// channels and active threads together.
const mostChannels = 20000

func (c *channels) get(id string) channel {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.known[id]
}

// note keeps threads. Nothing needs to be known of other channels.
func (c *channels) note(ch channel) {
	if !ch.isThread() || !isSnowflake(ch.ID) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil || len(c.known) >= mostChannels {
		c.known = map[string]channel{}
	}
	c.known[ch.ID] = ch
}

// learn reads an event about a channel.
func (c *channels) learn(raw []byte) {
	var ch channel
	if json.Unmarshal(raw, &ch) == nil {
		c.note(ch)
	}
}

func (c *channels) forget(raw []byte) {
	var ch channel
	if json.Unmarshal(raw, &ch) != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.known, ch.ID)
}

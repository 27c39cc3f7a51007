package discordfake

// with calls do under the lock, and wakes those who wait for an event.
func (g *Gateway) with(do func()) {
	g.f.mu.Lock()
	defer g.f.mu.Unlock()
	do()
	g.f.signal()
}

func (g *Gateway) each(do func(*conn)) {
	g.with(func() {
		for c := range g.conns {
			do(c)
		}
	})
}

// Facts returns the counts so far.
func (g *Gateway) Facts() GatewayFacts {
	g.f.mu.Lock()
	defer g.f.mu.Unlock()
	facts := g.facts
	facts.ClientCloses = append([]int(nil), facts.ClientCloses...)
	return facts
}

// Connected is the number of connections that have a session now.
func (g *Gateway) Connected() int {
	g.f.mu.Lock()
	defer g.f.mu.Unlock()
	n := 0
	for c := range g.conns {
		if c.session != nil && c.session.conn == c && !c.frozen {
			n++
		}
	}
	return n
}

// WaitConnected waits until a session is connected.
func (g *Gateway) WaitConnected() {
	g.f.tb.Helper()
	g.f.WaitUntil("a gateway session", func() bool { return g.Connected() > 0 })
}

// Reconnect sends op 7 on every connection.
func (g *Gateway) Reconnect() {
	g.each(func(c *conn) { c.enqueue(obj{"op": opReconnect, "t": nil, "s": nil, "d": nil}) })
}

// ReconnectAfterResume sends op 7 right after RESUMED on the next n resumes.
func (g *Gateway) ReconnectAfterResume(n int) { g.with(func() { g.reconnects = n }) }

// ReconnectOnResume sends op 7 as the first frame after each of the next n resumes,
// before the replayed events and RESUMED.
func (g *Gateway) ReconnectOnResume(n int) { g.with(func() { g.reconnectsInstead = n }) }

// Invalidate sends op 9 on every connection, which then has no session. Unless they
// are resumable, the sessions are forgotten.
func (g *Gateway) Invalidate(resumable bool) {
	g.each(func(c *conn) {
		c.sendInvalidSession(resumable)
		if c.session != nil {
			if !resumable {
				delete(g.sessions, c.session.id)
			}
			c.detach()
			c.session = nil
		}
	})
}

// RejectResumes answers the next resumes with op 9, one for each value, which says
// whether the session can still be resumed.
func (g *Gateway) RejectResumes(resumable ...bool) {
	g.with(func() { g.rejects = append(g.rejects, resumable...) })
}

// CloseWith closes every connection with a code.
func (g *Gateway) CloseWith(code int) { g.each(func(c *conn) { c.close(code) }) }

// RefuseNext closes the next connections that identify or resume, one with each
// code.
func (g *Gateway) RefuseNext(codes ...int) { g.with(func() { g.refuse = append(g.refuse, codes...) }) }

// RefuseUpgrades answers the next attempts to connect with Cloudflare's web page,
// one with each HTTP status.
func (g *Gateway) RefuseUpgrades(statuses ...int) {
	g.with(func() { g.refuseHTTP = append(g.refuseHTTP, statuses...) })
}

// Drop aborts every connection without a close frame.
func (g *Gateway) Drop() { g.each(func(c *conn) { c.abort() }) }

// dropAll aborts every connection. The caller holds the lock.
func (g *Gateway) dropAll() {
	for c := range g.conns {
		c.abort()
	}
}

// Freeze keeps the present connections open and sends nothing more on them: no
// events, no acknowledgements, no answer to a close frame. New connections work.
func (g *Gateway) Freeze() { g.each(func(c *conn) { c.frozen = true }) }

// Mute turns off the acknowledgement of heartbeats on all connections, present and
// new ones, or on again with false. Events are still sent.
func (g *Gateway) Mute(on bool) { g.with(func() { g.mute = on }) }

// Duplicate makes the gateway send every event twice, with different sequence
// numbers.
func (g *Gateway) Duplicate(on bool) { g.with(func() { g.duplicate = on }) }

// Lose makes the gateway lose the next n events: they are neither sent nor replayed.
func (g *Gateway) Lose(n int) { g.with(func() { g.lose += n }) }

// AskHeartbeat sends op 1 on every connection, which asks for a heartbeat at once.
func (g *Gateway) AskHeartbeat() {
	g.each(func(c *conn) { c.enqueue(obj{"op": opHeartbeat, "t": nil, "s": nil, "d": nil}) })
}

// Send sends any frame, valid or not, on every connection.
func (g *Gateway) Send(frame map[string]any) { g.each(func(c *conn) { c.enqueue(frame) }) }

// Dispatch sends an event of any kind to every session, numbered and replayed like
// others.
func (g *Gateway) Dispatch(event string, data map[string]any) {
	g.with(func() { g.f.dispatch(event, 0, func(*session) any { return data }) })
}

package discordfake

// with runs something under the lock and wakes those who wait.
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

// Facts returns what was counted so far.
func (g *Gateway) Facts() GatewayFacts {
	g.f.mu.Lock()
	defer g.f.mu.Unlock()
	facts := g.facts
	facts.ClientCloses = append([]int(nil), facts.ClientCloses...)
	return facts
}

// Connected is how many sockets have a session now.
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

// Reconnect sends op 7 on every socket.
func (g *Gateway) Reconnect() {
	g.each(func(c *conn) { c.enqueue(obj{"op": opReconnect, "t": nil, "s": nil, "d": nil}) })
}

// ReconnectAfterResume sends op 7 right after RESUMED, at the next n resumes.
func (g *Gateway) ReconnectAfterResume(n int) { g.with(func() { g.reconnects = n }) }

// ReconnectOnResume sends op 7 as the first answer to each of the next n resumes,
// before anything that was missed and before RESUMED.
func (g *Gateway) ReconnectOnResume(n int) { g.with(func() { g.instead = n }) }

// Invalidate sends op 9 on every socket. Sessions that are not resumable are
// forgotten, and the socket has to identify anew.
func (g *Gateway) Invalidate(resumable bool) {
	g.each(func(c *conn) {
		c.invalid(resumable)
		if c.session != nil {
			if !resumable {
				delete(g.sessions, c.session.id)
			}
			c.detach()
			c.session = nil
		}
	})
}

// RejectResumes answers the next resumes with op 9, one for each value given.
func (g *Gateway) RejectResumes(resumable ...bool) {
	g.with(func() { g.rejects = append(g.rejects, resumable...) })
}

// CloseWith closes every socket with a code.
func (g *Gateway) CloseWith(code int) { g.each(func(c *conn) { c.close(code) }) }

// RefuseNext closes the next sockets that identify or resume, one for each code.
func (g *Gateway) RefuseNext(codes ...int) { g.with(func() { g.refuse = append(g.refuse, codes...) }) }

// RefuseUpgrades answers the next attempts to open a socket with an HTTP status
// and Cloudflare's page, one for each status.
func (g *Gateway) RefuseUpgrades(statuses ...int) {
	g.with(func() { g.refuseHTTP = append(g.refuseHTTP, statuses...) })
}

// Drop cuts every TCP connection without a close frame.
func (g *Gateway) Drop() { g.each(func(c *conn) { c.cut() }) }

// dropAll is Drop for Close, which holds the lock.
func (g *Gateway) dropAll() {
	for c := range g.conns {
		c.cut()
	}
}

// Freeze keeps the present sockets open and does nothing more on them: no events,
// no acknowledgements, no answer to a close. New sockets work.
func (g *Gateway) Freeze() { g.each(func(c *conn) { c.frozen = true }) }

// Mute stops, or with false resumes, the acknowledgement of heartbeats on all
// sockets, present and new; events still come.
func (g *Gateway) Mute(on bool) { g.with(func() { g.mute = on }) }

// Duplicate sends every event twice, with sequence numbers of their own.
func (g *Gateway) Duplicate(on bool) { g.with(func() { g.duplicate = on }) }

// Lose makes the next n events vanish: they are neither sent nor replayed.
func (g *Gateway) Lose(n int) { g.with(func() { g.lose += n }) }

// AskHeartbeat sends op 1, which asks for a heartbeat at once.
func (g *Gateway) AskHeartbeat() {
	g.each(func(c *conn) { c.enqueue(obj{"op": opHeartbeat, "t": nil, "s": nil, "d": nil}) })
}

// Send puts any frame on every socket, as it is: garbage in, garbage out.
func (g *Gateway) Send(frame map[string]any) { g.each(func(c *conn) { c.enqueue(frame) }) }

// Dispatch sends an event of any kind to every session, with its own sequence
// number, and keeps it for a resume.
func (g *Gateway) Dispatch(event string, data map[string]any) {
	g.with(func() { g.f.dispatch(event, 0, func(*session) any { return data }) })
}

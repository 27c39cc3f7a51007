package discordfake

// hook finds the interaction whose token a webhook address carries.
func (f *Fake) hook(c *call) (*Interaction, *apiError) {
	it := f.byToken[c.id("webhook_token")]
	if it == nil || c.id("webhook_id") != f.bot.id {
		return nil, errUnknownWebhook()
	}
	it.checkDeadlines()
	switch {
	case it.expired:
		return nil, errTokenExpired()
	case !it.acked:
		return nil, errUnknownWebhook() // the webhook exists from the first response on
	}
	return it, nil
}

// original finds the first response.
func (f *Fake) original(c *call) (*Interaction, *message, *apiError) {
	it, err := f.hook(c)
	if err != nil {
		return nil, nil, err
	}
	if m := it.original; m != nil && m.channel.byID[m.id] == m {
		return it, m, nil
	}
	return nil, nil, errUnknownMessage()
}

func (f *Fake) getOriginal(c *call) reply {
	_, m, err := f.original(c)
	if err != nil {
		return failed(err)
	}
	return ok(m.json())
}

func (f *Fake) editOriginal(c *call) reply {
	_, m, err := f.original(c)
	if err == nil {
		err = f.edit(c, m, c.object(), c.files)
	}
	if err != nil {
		return failed(err)
	}
	return ok(m.json())
}

func (f *Fake) deleteOriginal(c *call) reply {
	_, m, err := f.original(c)
	if err != nil {
		return failed(err)
	}
	return f.deleteAnswer(m)
}

func (f *Fake) deleteAnswer(m *message) reply {
	m.channel.say("%s%s deletes %s", m.audience(), f.bot.name, m.called())
	m.channel.drop(m)
	return noContent()
}

// followUp sends a further message. Directly after a deferral it fills the
// deferred answer instead, and an EPHEMERAL flag is ignored, as documented; an
// answer that was deleted is assumed to be filled no more.
func (f *Fake) followUp(c *call) reply {
	it, err := f.hook(c)
	if err != nil {
		return failed(err)
	}
	m := it.original
	if m != nil && m.loading() && m.channel.byID[m.id] == m {
		err = f.edit(c, m, withoutEphemeral(c.object()), c.files)
	} else {
		m, err = f.webhookPost(c, it, c.object())
	}
	if err != nil {
		return failed(err)
	}
	return ok(m.json())
}

func withoutEphemeral(o obj) obj {
	o = clone(o)
	if flags := integer(o, "flags"); flags != 0 {
		o["flags"] = flags &^ flagEphemeral
	}
	return o
}

// further finds a follow-up of the interaction, or its first response by id.
func (f *Fake) further(c *call) (*message, *apiError) {
	it, err := f.hook(c)
	if err != nil {
		return nil, err
	}
	m := it.channel.byID[c.id("message_id")]
	if m == nil || m.inter != it && m != it.original {
		return nil, errUnknownMessage()
	}
	return m, nil
}

func (f *Fake) getFollowUp(c *call) reply {
	m, err := f.further(c)
	if err != nil {
		return failed(err)
	}
	return ok(m.json())
}

func (f *Fake) editFollowUp(c *call) reply {
	m, err := f.further(c)
	if err == nil {
		err = f.edit(c, m, c.object(), c.files)
	}
	if err != nil {
		return failed(err)
	}
	return ok(m.json())
}

func (f *Fake) deleteFollowUp(c *call) reply {
	m, err := f.further(c)
	if err != nil {
		return failed(err)
	}
	return f.deleteAnswer(m)
}

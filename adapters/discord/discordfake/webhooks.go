package discordfake

// interactionFor finds the interaction of a webhook call by its token.
func (f *Fake) interactionFor(c *call) (*Interaction, *apiError) {
	it := f.byToken[c.id("webhook_token")]
	if it == nil || c.id("webhook_id") != f.bot.id {
		return nil, errUnknownWebhook()
	}
	it.checkDeadlines()
	switch {
	case it.expired:
		return nil, errTokenExpired()
	case !it.acked:
		return nil, errUnknownWebhook() // the webhook exists once there is a first response
	}
	return it, nil
}

// original finds the first response of the interaction of a webhook call.
func (f *Fake) original(c *call) (*Interaction, *message, *apiError) {
	it, err := f.interactionFor(c)
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
	m.channel.addLine("%s%s deletes %s", m.audience(), f.bot.name, m.describe())
	m.channel.removeMessage(m)
	return noContent()
}

// followUp posts a further message. As documented, the first one after a deferral
// becomes the deferred answer instead, and its flag EPHEMERAL is ignored. It is
// assumed that this does not apply to a deferred answer that was deleted.
func (f *Fake) followUp(c *call) reply {
	it, err := f.interactionFor(c)
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

// followUpFor finds a follow-up or the first response of an interaction by its id.
func (f *Fake) followUpFor(c *call) (*message, *apiError) {
	it, err := f.interactionFor(c)
	if err != nil {
		return nil, err
	}
	m := it.channel.byID[c.id("message_id")]
	if m == nil || m.interaction != it && m != it.original {
		return nil, errUnknownMessage()
	}
	return m, nil
}

func (f *Fake) getFollowUp(c *call) reply {
	m, err := f.followUpFor(c)
	if err != nil {
		return failed(err)
	}
	return ok(m.json())
}

func (f *Fake) editFollowUp(c *call) reply {
	m, err := f.followUpFor(c)
	if err == nil {
		err = f.edit(c, m, c.object(), c.files)
	}
	if err != nil {
		return failed(err)
	}
	return ok(m.json())
}

func (f *Fake) deleteFollowUp(c *call) reply {
	m, err := f.followUpFor(c)
	if err != nil {
		return failed(err)
	}
	return f.deleteAnswer(m)
}

package discordfake

// threadFromMessage starts a public thread from a message, whose id it has.
func (f *Fake) threadFromMessage(c *call) reply {
	m, err := f.messageOf(c, ViewChannel|CreatePublicThreads)
	if err != nil {
		return failed(err)
	}
	switch {
	case m.thread != nil:
		return failed(errHasThread())
	case m.channel.kind != typeText:
		return failed(discordError(400, 50024, "Cannot execute action on this channel type"))
	}
	name, err := f.threadName(c)
	if err != nil {
		return failed(err)
	}
	t := m.channel.newThread(m.id, name, f.bot.id)
	m.thread = t
	m.flags |= flagHasThread
	m.channel.addLine("%s starts the thread %q from %s", f.bot.name, name, m.describe())
	return created(t.json())
}

// startThread makes a post in a forum, or a thread without a message.
func (f *Fake) startThread(c *call) reply {
	need := CreatePublicThreads
	ch := f.channels[c.id("channel_id")]
	if ch != nil && ch.kind == typeForum {
		need = SendMessages
	}
	ch, err := f.channel(c, ViewChannel|need)
	if err != nil {
		return failed(err)
	}
	name, err := f.threadName(c)
	if err != nil {
		return failed(err)
	}
	if ch.kind != typeForum {
		return f.plainThread(ch, name)
	}
	first := child(c.object(), "message")
	if first == nil {
		p := newProblems()
		p.at("message").add("BASE_TYPE_REQUIRED", "This field is required")
		f.reportProblems(c, p)
		return failed(p.invalidForm())
	}
	return f.forumPost(c, ch, name, first)
}

func (f *Fake) plainThread(ch *Channel, name string) reply {
	if ch.kind != typeText {
		return failed(discordError(400, 50024, "Cannot execute action on this channel type"))
	}
	t := ch.newThread("", name, f.bot.id)
	ch.addLine("%s starts the thread %q", f.bot.name, name)
	return created(t.json())
}

func (f *Fake) forumPost(c *call, ch *Channel, name string, first obj) reply {
	t := &Channel{f: f, Name: name, Guild: ch.Guild, Parent: ch, kind: typePublicThread}
	d := newDraft(first, c.files)
	p := newProblems()
	if err := d.check(p, d.applyTo(message{channel: t, author: f.bot, flags: d.flags & flagComponentsV2})); err != nil {
		f.reportProblems(c, p)
		return failed(err)
	}
	t = ch.newThread("", name, f.bot.id)
	ch.addLine("%s posts %q", f.bot.name, name)
	m, err := f.post(c, t, first, c.files)
	if err != nil {
		return failed(err)
	}
	o := t.json()
	o["message"] = m.json()
	return created(o)
}

func (f *Fake) threadName(c *call) (string, *apiError) {
	name := str(c.object(), "name")
	p := newProblems()
	p.at("name").length(name, 1, maxThreadName)
	switch integer(c.object(), "auto_archive_duration") {
	case 0, 60, 1440, 4320, 10080:
	default:
		p.at("auto_archive_duration").add("BASE_TYPE_CHOICES", "Value must be one of {60, 1440, 4320, 10080}.")
	}
	if p.any() {
		f.reportProblems(c, p)
		return "", p.invalidForm()
	}
	return name, nil
}

func (f *Fake) joinThread(c *call) reply {
	ch, err := f.channel(c, ViewChannel)
	if err != nil {
		return failed(err)
	}
	if !ch.isThread() {
		return failed(discordError(400, 50024, "Cannot execute action on this channel type"))
	}
	return noContent()
}

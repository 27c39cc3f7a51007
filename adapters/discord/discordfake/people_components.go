package discordfake

import "strings"

// Click presses a button, found by its custom id or its label. The test fails if
// there is no such button, or if it is disabled or a link.
func (p *Person) Click(m Message, button string) *Interaction {
	p.f.tb.Helper()
	return p.useComponent(m, button, "clicks "+button, nil, func(c component) bool {
		return c.Type == compButton && !c.Disabled && c.Style != buttonLink
	})
}

// Select picks choices in a select menu, found by its custom id or its placeholder.
// Choices are given by label or value.
func (p *Person) Select(m Message, menu string, choices ...string) *Interaction {
	p.f.tb.Helper()
	return p.useComponent(m, menu, "selects "+strings.Join(choices, ", ")+" in "+menu, choices, func(c component) bool {
		return c.isSelect() && !c.Disabled
	})
}

func (p *Person) useComponent(m Message, wanted, does string, choices []string, fits func(component) bool) *Interaction {
	p.f.tb.Helper()
	it, trouble := p.componentInteraction(m.m, wanted, does, choices, fits)
	if trouble != "" {
		p.f.tb.Fatalf("discordfake: %s cannot use %q: %s\n%s", p.Name, wanted, trouble, m.Text)
	}
	return it
}

func (p *Person) componentInteraction(m *message, wanted, does string, choices []string, fits func(component) bool) (*Interaction, string) {
	f := p.f
	f.mu.Lock()
	defer f.mu.Unlock()
	ch := m.channel
	switch {
	case ch.byID[m.id] != m:
		return nil, "the message is gone"
	case m.onlyFor != nil && m.onlyFor != p:
		return nil, "only " + m.onlyFor.Name + " sees the message"
	}
	c, found := findComponent(m.components, wanted, fits)
	if !found {
		return nil, "there is no such component that can be used"
	}
	data := obj{"custom_id": c.CustomID, "component_type": c.Type, "id": c.ID}
	if c.isSelect() {
		values, trouble := chosenValues(c, choices)
		if trouble != "" {
			return nil, trouble
		}
		data["values"] = values
	}
	it := f.newInteraction(interComponent, p, ch)
	it.source = m
	ch.addLine("%s %s", p.Name, does)
	payload := it.base(data)
	payload["message"] = m.json()
	f.deliver(it, payload)
	return it, ""
}

func chosenValues(c component, choices []string) ([]any, string) {
	values := []any{}
	for _, want := range choices {
		found := c.Type != compStringSelect // users, roles and channels are picked by id
		value := want
		for _, o := range c.Options {
			if o.Label == want || o.Value == want {
				found, value = true, o.Value
				break
			}
		}
		if !found {
			return nil, "there is no choice " + want
		}
		values = append(values, value)
	}
	low, high := 1, 1
	if c.MinValues != nil {
		low = *c.MinValues
	}
	if c.MaxValues != nil {
		high = *c.MaxValues
	}
	if len(values) < low || len(values) > high {
		return nil, "the menu does not take so many choices"
	}
	return values, ""
}

// SubmitModal waits for the form that answers an interaction, fills it in and submits
// it. The keys of values are labels or custom ids; other fields keep their values.
func (p *Person) SubmitModal(shown *Interaction, values map[string]string) *Interaction {
	f := p.f
	f.tb.Helper()
	f.WaitUntil("a form for "+p.Name, func() bool {
		f.mu.Lock()
		defer f.mu.Unlock()
		return shown.modal != nil
	})
	f.mu.Lock()
	defer f.mu.Unlock()
	it := f.newInteraction(interModal, p, shown.channel)
	it.source, it.trigger = shown.source, shown
	form := shown.modal
	shown.channel.addLine("%s submits %q", p.Name, str(form, "title"))
	payload := it.base(obj{"custom_id": str(form, "custom_id"), "components": submittedComponents(form, values)})
	if it.source != nil {
		payload["message"] = it.source.json()
	}
	f.deliver(it, payload)
	return it
}

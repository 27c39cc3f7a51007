package bot

// address gives each source of a reply the address of its page, at the passage
// that is quoted from it first.
func (b *Bot) linkPages(rep *Reply) {
	if b.PageURL == nil {
		return
	}
	for _, q := range rep.Quotes {
		if s := &rep.Sources[q.Source-1]; s.Page == "" {
			s.Page = b.PageURL(q.Passage)
		}
	}
}

package corpus

// Inherit returns a with its missing metadata filled in from its brief: a plain
// text file states neither its outlet nor its date, but the brief does. It
// returns a unchanged if a is itself a brief, or if brief is not one.
func Inherit(a, brief Article) Article {
	if a.Brief || !brief.Brief {
		return a
	}
	if a.Source == "" && brief.Source != "" || a.Published.IsZero() && !brief.Published.IsZero() {
		a.Inferred = a.Inferred || brief.Inferred
	}
	if a.Published.IsZero() {
		a.Published = brief.Published
	}
	if a.Tags == nil {
		a.Tags = brief.Tags
	}
	fillEmpty(&a.Title, brief.Title)
	fillEmpty(&a.Source, brief.Source)
	fillEmpty(&a.Author, brief.Author)
	fillEmpty(&a.URL, brief.URL)
	fillEmpty(&a.Language, brief.Language)
	return a
}

func fillEmpty(field *string, from string) {
	if *field == "" {
		*field = from
	}
}

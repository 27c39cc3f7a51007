package corpus

// Inherit returns a with the metadata that it lacks taken from its brief: a
// plain text file knows neither its outlet nor its date, the brief does. An
// article that is a brief itself inherits nothing.
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
	inherit(&a.Title, brief.Title)
	inherit(&a.Source, brief.Source)
	inherit(&a.Author, brief.Author)
	inherit(&a.URL, brief.URL)
	inherit(&a.Language, brief.Language)
	return a
}

func inherit(field *string, from string) {
	if *field == "" {
		*field = from
	}
}

package evidence

import "dateline/retrieval/text"

// asksWhen is what a question demands as to time.
type asksWhen struct {
	years []yearRange
	dates []monthDay

	window     window
	hasWindow  bool
	edition    text.Span
	hasEdition bool
}

func readWhen(question *reading) asksWhen {
	w := asksWhen{years: askedYears(question)}
	w.window, w.hasWindow = readWindow(question)
	w.edition, w.hasEdition = readEdition(question)
	return w
}

package evidence

// asksWhen is what a question demands as to time.
type asksWhen struct {
	years []yearRange
	dates []monthDay
}

func readWhen(question *body) asksWhen {
	return asksWhen{years: askedYears(question), dates: monthDays(question)}
}

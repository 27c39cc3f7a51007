package bot

import "dateline/retrieval/query"

// LabelOrder is the label of a form's field for the order of an answer.
const LabelOrder = "Order"

// An OrderChoice is an order to choose from, by its name and in words.
type OrderChoice struct {
	Order query.Order
	Label string
}

// OrderChoices are the orders to choose from.
func OrderChoices() []OrderChoice {
	return []OrderChoice{
		{query.BestFirst, "Best first"}, {query.NewestFirst, "Newest first"},
		{query.OldestFirst, "Oldest first"}, {query.AnyTime, "From any time"},
	}
}

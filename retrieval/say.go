package retrieval

// What a person reads of a passage's signals.
const (
	sayWords     = "the question's words"
	sayArticle   = "the article as a whole"
	sayProximity = "words close together"
	sayExact     = "the same word forms"
	sayOrder     = "words in the order asked"
	sayHeadline  = "words in the headline"
	sayLead      = "early in the article"
	sayFeedback  = "words of the best articles"
)

// Recency is the name of the signal that depends on when a question was asked.
const Recency = "published recently"

package retrieval

import "dateline/retrieval/evidence"

// object holds the first quote against what the question demands. Words in
// common are not enough for Found; the confidence is left as it is.
func (q *Question) object(result *Result) {
	if len(result.Passages) == 0 || result.Verdict == None {
		return
	}
	sample := make([]string, len(result.Passages))
	for i, p := range result.Passages {
		sample[i] = p.Text()
	}
	first := result.Passages[0]
	result.Objections = evidence.Read(q.query, sample).Objections(evidence.Evidence{
		Quote: first.QuoteText(), Headline: first.Article.Title, Passage: first.Text(), Published: first.Article.Published,
	})
	if len(result.Objections) > 0 && result.Verdict == Found {
		result.Verdict = Partly
	}
}

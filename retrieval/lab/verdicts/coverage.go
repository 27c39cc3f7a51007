package main

import (
	"context"
	"errors"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index"
	"dateline/retrieval/lab/learn/sets"
	"dateline/retrieval/measure"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A coverage is the articles of a set in an index, with how many articles hold each
// term.
type coverage struct {
	store    *corpus.Store
	index    *index.Live
	articles int
	spread   map[string]int
}

// openCoverage reads, stores and indexes the articles of a folder in memory.
func openCoverage(ctx context.Context, folder string) (_ *coverage, err error) {
	versions, err := sets.Articles(ctx, folder)
	if err != nil {
		return nil, err
	}
	c := &coverage{articles: len(versions), spread: map[string]int{}}
	articles := make([]corpus.Article, len(versions))
	for i := range versions {
		articles[i] = versions[i].Article
		c.count(versions[i].Title + "\n" + versions[i].Text)
	}
	if c.store, err = corpus.OpenMemory(ctx); err != nil {
		return nil, err
	}
	if _, err = c.store.Add(ctx, articles...); err != nil {
		return nil, errors.Join(err, c.close())
	}
	if c.index, err = index.OpenLive(ctx, "", c.store, index.Options{}); err != nil {
		return nil, errors.Join(err, c.close())
	}
	if err = c.index.Sync(ctx); err != nil {
		return nil, errors.Join(err, c.close())
	}
	return c, nil
}

// count counts the terms of an article.
func (c *coverage) count(article string) {
	seen := map[string]bool{}
	for _, t := range text.Analyze(nil, article) {
		if !t.Stop && !seen[t.Term] {
			seen[t.Term] = true
			c.spread[t.Term]++
		}
	}
}

func (c *coverage) close() error {
	var err error
	if c.index != nil {
		err = c.index.Close()
	}
	return errors.Join(err, c.store.Close())
}

// depth is how many articles are ranked for a question.
const depth = 100

// ask asks a question and returns a line for each answer to it.
func (c *coverage) ask(ctx context.Context, s set, m measure.Question, withText bool) ([]line, error) {
	q := query.Parse(m.Text, m.Asked, query.Known{})
	q.Asked, q.Top, q.PerArticle = m.Asked, depth, 1
	question, candidates, searched, err := c.index.Candidates(ctx, q)
	if err != nil {
		return nil, err
	}
	d := describer{
		id: m.ID, words: c.words(q), answers: s.answers[m.ID], judged: s.judged[m.ID], withText: withText,
	}
	lines := []line{d.describe(asIs, question.Rank(candidates, searched))}
	if len(d.judged) == 0 {
		return lines, nil
	}
	candidates = without(candidates, d.judged)
	lines = append(lines, d.describe(judgedWithheld, question.Rank(candidates, searched)))
	if gathered := s.gathered[m.ID]; gathered != nil {
		lines = append(lines, d.describe(gatheredWithheld, question.Rank(without(candidates, gathered), searched)))
	}
	return lines, nil
}

// without leaves out the candidates of some articles.
func without(candidates []retrieval.Candidate, articles measure.Judged) (left []retrieval.Candidate) {
	for _, c := range candidates {
		if articles[c.Version.ID] <= 0 {
			left = append(left, c)
		}
	}
	return left
}

// Package retrieval decides which passages answer a question best: it reads
// the question, cuts articles into passages, weighs the signals of each
// passage, and says how far the coverage answers.
//
// It does not know the engine that finds candidates, nor who asks.
package retrieval

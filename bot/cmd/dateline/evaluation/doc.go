// Package evaluation asks every question of a question set and measures the
// answers: how high the articles stand that answer it, how often the verdict is
// right, and how well its confidence is calibrated.
package evaluation

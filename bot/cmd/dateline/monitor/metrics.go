package monitor

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"dateline/bot"
	"dateline/retrieval/index"
)

// Metrics count and measure what has happened since the program started; Gauges
// say how things stand now. Names follow
// https://prometheus.io/docs/practices/naming.
type Metrics struct {
	registry  *prometheus.Registry
	questions *prometheus.CounterVec
	answers   *prometheus.HistogramVec
	stages    *prometheus.HistogramVec
	acks      *prometheus.HistogramVec
	sends     *prometheus.CounterVec
	limits    *prometheus.CounterVec
	feeds     *prometheus.CounterVec
	editions  *prometheus.CounterVec
}

// seconds are the bounds of histograms, from a search in memory to a wait at which
// people give up.
func seconds() []float64 {
	return []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .2, .3, .6, 1.2, 2.5, 5, 10, 30}
}

// NewMetrics counts from zero.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		questions: counter("questions_total", "Questions asked, by platform and by verdict or why there was none.",
			"platform", "verdict"),
		answers: histogram("answer_duration_seconds", "Time from a question's turn to its reply, before it is sent.", "platform"),
		stages: histogram("stage_duration_seconds",
			"Time of the stages of an answer: parse, candidates, rank, render, send with all its attempts.", "stage"),
		acks: histogram("acknowledgement_duration_seconds", "Time from a delivery to its acknowledgement.", "platform"),
		sends: counter("messages_total", "Messages sent to platforms, by how that ended.",
			"platform", "outcome"),
		limits:   counter("rate_limits_total", "Calls that a platform asked to hold back.", "platform"),
		feeds:    counter("feed_reads_total", "Feeds read, by how that ended.", "outcome"),
		editions: counter("digest_editions_total", "Editions of digests, by how they ended; failed ones are tried again.", "platform", "outcome"),
	}
	m.registry.MustRegister(m.questions, m.answers, m.stages, m.acks, m.sends, m.limits, m.feeds, m.editions,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "dateline", Name: name, Help: help}, labels)
}

func histogram(name, help string, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: "dateline", Name: name, Help: help, Buckets: seconds(),
	}, labels)
}

// Handler serves the metrics, and the gauges of the service that runs now.
func (m *Metrics) Handler(g *Gauges) http.Handler {
	now := prometheus.NewRegistry()
	now.MustRegister(g)
	return promhttp.HandlerFor(prometheus.Gatherers{m.registry, now}, promhttp.HandlerOpts{})
}

// Observe counts and measures what the bot and the platforms do.
func (m *Metrics) Observe(e bot.Event) {
	switch e.Kind {
	case bot.Answered:
		if e.Action == bot.Ask {
			m.questions.WithLabelValues(e.Platform, string(e.Outcome)).Inc()
			if e.Took == 0 {
				return // it never had its turn
			}
			m.answers.WithLabelValues(e.Platform).Observe(e.Took.Seconds())
		}
	case bot.Acknowledged:
		m.acks.WithLabelValues(e.Platform).Observe(e.Took.Seconds())
	case bot.Rendered:
		m.stage("render", e.Took)
	case bot.Sent:
		m.stage("send", e.Took)
		m.sends.WithLabelValues(e.Platform, string(e.Outcome)).Inc()
	case bot.HeldBack:
		m.limits.WithLabelValues(e.Platform).Inc()
	case bot.Published:
		m.editions.WithLabelValues(e.Platform, string(e.Outcome)).Inc()
	}
}

// Searched measures the stages of a search.
func (m *Metrics) Searched(t index.Timings) {
	m.stage("parse", t.Parse)
	m.stage("candidates", t.Candidates)
	m.stage("rank", t.Rank)
}

func (m *Metrics) stage(name string, took time.Duration) {
	m.stages.WithLabelValues(name).Observe(took.Seconds())
}

// FeedRead counts the reading of a feed, and whether it failed.
func (m *Metrics) FeedRead(failed bool) {
	outcome := bot.Done
	if failed {
		outcome = bot.Failed
	}
	m.feeds.WithLabelValues(string(outcome)).Inc()
}

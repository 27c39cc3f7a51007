package query

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkParse reads questions of all kinds, over a coverage of 300 outlets.
func BenchmarkParse(b *testing.B) {
	known := Known{}
	for i := range 300 {
		known.Sources = append(known.Sources, fmt.Sprintf("Outlet %d Times", i))
	}
	now := time.Date(2025, 2, 1, 12, 0, 0, 0, time.UTC)
	for name, question := range map[string]string{
		"plain":     "How many troops did North Korea send to Russia since October 2024?",
		"outlet":    "strike not reported by Outlet 7 Times",
		"latest":    "latest on the strike",
		"last week": "What did Lavrov say about nuclear weapons in Pyongyang last week?",
		"count":     "How many articles mention Ida Holm?",
		"russian":   "Кто посетил Москву в ноябре 2024 года?",
		"korean":    "북한은 러시아에 포탄을 얼마나 보냈나?",
		"not":       "Has Marsk not been shut since 10 February?",
		"written":   "ferry strike -opinion -source:selby since:2024-06",
		"chinese":   "林国强说了什么",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Parse(question, now, known)
			}
		})
	}
}

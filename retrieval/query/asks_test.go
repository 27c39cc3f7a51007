package query

import "testing"

func TestWhatAsksForSomething(t *testing.T) {
	for question, want := range map[string]bool{
		"fire":                           true,
		"news":                           false,
		"latest news":                    false,
		"what's new?":                    false,
		"BBC News":                       true,
		"story":                          true,
		"Who are the WHO?":               true,
		"Кто это?":                       false,
		"누가?":                            false,
		"북한":                             true,
		"":                               false,
		"???":                            false,
		"the of and":                     false,
		"what?":                          false,
		"how many?":                      false,
		"articles from June 2024":        false,
		"latest from Yonhap":             false,
		"Any news since October 2024?":   false,
		"новости с октября 2024":         false,
		"2024년 10월 이후 뉴스":                false,
		"articles from June 2024 on Rus": true,
		"newspapers since October 2024":  true,
		"remarks by Antony Blinken":      true,
		"source:yonhap 2023":             true,
	} {
		if got := Parse(question, now, outlets).Asks(); got != want {
			t.Errorf("%q asks for something: %v, want %v", question, got, want)
		}
	}
}

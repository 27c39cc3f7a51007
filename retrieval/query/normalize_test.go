package query

import "testing"

func TestNormalize(t *testing.T) {
	for typed, want := range map[string]string{
		"KN-23": "KN-23", "ＫＮ－２３ ｍｉｓｓｉｌｅ？": "KN-23 missile？", "海门港，昨天？": "海门港，昨天？", "１２，０００": "12,000", "KN\u201123": "KN-23", "cafe\u0301": "café",
		"\u0438\u0306од": "йод", "\u1112\u1161\u11ab국": "한국", "５．９\u3000규모": "5.9 규모", "“Ji-woo’s”": "“Ji-woo’s”", "–5 %": "–5 %",
	} {
		if got := Normalize(typed); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

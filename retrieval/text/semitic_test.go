package text

import (
	"strings"
	"testing"
)

func TestArabicFormsMeet(t *testing.T) {
	for _, forms := range []string{
		"الميناء ميناء بالميناء للميناء والميناء",
		"المفاوضات مفاوضات المفاوضة", "النقابة نقابة نقابات والنقابة", "المكتبة مكتبة مكتبات", "أجور الأجور",
		"الروسية روسي روسيا", "إضراب اضراب الإضراب", "العمـــال عمال والعمال",
	} {
		for _, form := range strings.Fields(forms) {
			if got, want := indexed(form), indexed(strings.Fields(forms)[0]); got != want {
				t.Errorf("%s is %s, %s is %s", form, got, strings.Fields(forms)[0], want)
			}
		}
	}
	for _, apart := range []string{"ميناء مدينة", "عمال عملة", "بلد لد", "كوريا سوريا"} {
		if one, two, _ := strings.Cut(apart, " "); indexed(one) == indexed(two) {
			t.Errorf("%s and %s are both %s", one, two, indexed(one))
		}
	}
}

func TestMarksInsideHebrewWords(t *testing.T) {
	for text, want := range map[string]string{
		`צה"ל אמר`:          "צהל",
		"צה״ל":              "צהל",
		"ג'ורג' כץ":         "גורג כץ",
		`הוא אמר "לא" לנמל`: "לנמל",
		"מה קרה?":           "קרה",
	} {
		if got := indexed(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestSentencesFromRightToLeft(t *testing.T) {
	for _, body := range []string{
		"هل انتهى الإضراب؟ قالت النقابة إنه مستمر.",
		"قال د. سامي إن أ.د. منى وصلت. المكتبة مغلقة.",
		"א. ב. יהושע כתב ספר. הנמל סגור.",
		`דובר צה"ל אמר "נחזור" אתמול. הנמל סגור.`,
	} {
		if got := Sentences(body, Span{0, len(body)}); len(got) != 2 {
			t.Errorf("%d sentences in %s", len(got), body)
		}
	}
}

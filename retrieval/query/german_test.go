package query

import "testing"

func TestGermanQuestionWordsAreNotSearched(t *testing.T) {
	for question, want := range map[string]string{
		"Wer bestreikt das Terminal?":                      "bestreikt Terminal",
		"Was kaufte König Friedrich?":                      "kaufte König Friedrich",
		"Wie viele Seekarten zeigt das Museum?":            "Seekarten zeigt Museum",
		"Wie teuer ist der Eintritt?":                      "Eintritt",
		"Wann eröffnet Ute Kern die Schau?":                "eröffnet Ute Kern Schau",
		"Wogegen protestieren die Landwirte in Kiel?":      "protestieren Landwirte Kiel",
		"warum hat der minister gelogen":                   "minister gelogen",
		"Mit wem sprach sie über den Hafen?":               "sprach Hafen",
		"Welche Häfen wurden auch geschlossen?":            "Häfen geschlossen",
		"Gewerkschaft Kiel":                                "Gewerkschaft Kiel",
		"Who will die in the war?":                         "die war",
		"Was Müller fired?":                                "Müller fired",
		"What did Ursula von der Leyen say to Der Spiegel": "Ursula von der Leyen Der Spiegel",
		"man also hat war":                                 "man hat war",
		"Man of the match in Berlin":                       "Man match Berlin",
		"Did the man die in the war?":                      "man die war",
		"How much is the Süddeutsche Zeitung worth?":       "Süddeutsche Zeitung worth",
		"die hard fans":                                    "die hard fans",
		"Was the war in Gaza lost?":                        "war Gaza lost",
		"Какой порт закрыт в Киле?":                        "порт закрыт Киле",
		"Quelle est la cause de l'incendie dans le port?":  "cause incendie port", // its own words
		"Das Boot":             "Das Boot",
		"Ursula von der Leyen": "Ursula von der Leyen",
		"Was sagte Ursula von der Leyen zum Streik?": "Ursula Leyen Streik",
		"Der Streik in Kiel":                         "Streik Kiel",
		"Die Welt":                                   "Die Welt",
		"latest news about die welt":                 "latest news die welt",
	} {
		if got := searched(question); got != want {
			t.Errorf("%q: %q is searched, want %q", question, got, want)
		}
	}
}

package text

import "testing"

func TestAQuotationAloneNeedsItsSpeaker(t *testing.T) {
	for sentence, want := range map[string]bool{
		`"The silos are gone, and so is a third of our capacity."`: true,
		"“They chose to wait. They were wrong.”":                   true,
		"«Эти сообщения — вброс».":                                 true,
		"„Wir warten.“":                                             true,
		`"The silos are gone," Voss said.`:                          false,
		`"The silos," Voss said, "are gone."`:                       false,
		`The director said: "The silos are gone."`:                  false,
		`"Aid" is a word that the minister used of his "programme"`: false,
		`"`: false,
		"":  false,
	} {
		if got := NeedsContext(sentence); got != want {
			t.Errorf("%s: needs context: %t, want %t", sentence, got, want)
		}
	}
}

package query

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval/text"
)

// translated are the translations into a language of the first word or phrase
// of a text, and what is left of the text after it.
func translated(body string, into Language) (all []string, rest string) {
	d := ShippedDictionary()
	tokens := Query{Text: body}.Tokens()
	words, taken := d.Match(body, tokens, 0)
	for _, w := range words {
		for _, t := range d.Translations(w, into) {
			all = append(all, t.Text)
		}
	}
	if taken == len(tokens) || taken == 0 {
		return all, ""
	}
	return all, body[tokens[taken].Start:]
}

// Words are translated in any of their forms.
func TestWordsAreTranslatedInAnyForm(t *testing.T) {
	for list, into := range map[string]Language{russianToEnglish: English, koreanToEnglish: English, englishToRussian: Russian, englishToKorean: Korean} {
		for line := range strings.Lines(strings.TrimSpace(list)) {
			forms, want, _ := strings.Cut(strings.TrimSpace(line), ": ")
			for form := range strings.SplitSeq(forms, ", ") {
				if got, rest := translated(form, into); !slices.Contains(got, want) || rest != "" {
					t.Errorf("%s is translated %q, and leaves %q; want %q", form, got, rest, want)
				}
			}
		}
	}
}

const russianToEnglish = `
снаряд, снаряды, снарядов, снарядами: shell
боеприпасы, боеприпасов, боеприпасами: munitions
ракета, ракет, ракеты, ракетами: missile
баллистических ракет, баллистическую ракету: ballistic missile
войска, войск, войсками, войскам: troops
солдат, солдаты, солдатам: soldier
военнослужащих: serviceman
боеголовку, боеголовок: warhead
санкции, санкций, санкциями: sanction
договор, договора, договоре: treaty
переговоры, переговоров, переговорах: talks
прекращении огня, прекращения огня: ceasefire
беспилотников, беспилотники: drone
подводную лодку, подводных лодок: submarine
ядерного, ядерное, ядерной: nuclear
выборы, выборах, выборов: election
правительство, правительства, правительством: government
министр иностранных дел, министра иностранных дел: foreign minister
премьер-министр, премьер-министра: prime minister
президента, президентом: president
посольство, посольстве: embassy
землетрясение, землетрясения, землетрясении: earthquake
наводнения, наводнением: flood
пожар, пожаре, пожара: fire
погибших: dead
погибли, погиб: killed
раненых, раненые: wounded
суд, суда, суде: court
приговор, приговора: sentence
цена, цены, ценам: price
нефть, нефти: oil
получил, получила, получили, получит: receive
отправил, отправили, отправляет: send
подписали, подписал, подписан: sign
Испании, Испания: Spain
испытание, испытаний: test
Грузия, Грузии: Georgia
груз, груза: cargo
зимой: winter
поставок, поставки: supply
бойцов, бойца: fighter
владельца: owner
китайцев: Chinese
рынка, рынки: market
вторглись, вторглась: invasion
сдался, сдались: surrender
упал, упала: fall
украли: theft
задержек: delay
нашли, нашел, нашла: find
произошло, произошла: happen
провели, провела: hold
посла: ambassador
тысяч, тысячи: thousand
миллионов, миллиона: million
человек, людей, люди: people
детей, дети: children
причина, причину: reason
чемпион, чемпионом: champion
забастовка, забастовки, забастовку: strike
`

const koreanToEnglish = `
포탄, 포탄을, 포탄이, 포탄은: shell
미사일, 미사일을, 미사일이: missile
탄도미사일을, 탄도미사일: ballistic missile
병력, 병력을, 병력이: troops
군인들이, 군인, 군인을: soldier
제재, 제재를, 제재가, 제재에: sanction
조약, 조약에, 조약을: treaty
협상, 협상을, 협상했나: negotiation
방문, 방문했나, 방문했습니까, 방문한, 방문하는: visit
서명했나, 서명했는가, 서명: sign
받았나, 받은, 받았습니까, 받는: receive
보냈나, 보낸, 보냈는가, 보냅니까: send
만났나, 만난, 만났습니까: meet
이겼나, 이긴: win
죽었나, 죽은: die
팔았나: sell
핵무기, 핵무기를: nuclear weapon
핵실험을: nuclear test
전쟁, 전쟁이, 전쟁에서: war
휴전, 휴전을: ceasefire
총리, 총리가, 총리는: prime minister
외무장관, 외무장관이: foreign minister
선거에서, 선거, 선거는: election
지진, 지진으로, 지진이: earthquake
사망자, 사망자가: dead
부상자는: wounded
법원, 법원이: court
경제, 경제가: economy
석유, 석유를: oil
반도체: semiconductor
이유, 이유는, 이유가: reason
파업을, 파업: strike
우승했나: win
훈련, 훈련을, 훈련하는: training
드론, 드론을: drone
`

const englishToRussian = `
shell, shells: снаряд
missiles: ракета
troops: войска
sanctions: санкция
treaty, treaties: договор
received, receives: получить
sent, sending: отправить
prime minister: премьер-министр
ceasefire: прекращение огня
soldiers: солдат
ammunition: боеприпас
earthquakes: землетрясение
elections: выборы
nuclear: ядерный
`

const englishToKorean = `
shells: 포탄
missiles: 미사일
troops: 병력
sent: 보내다
received: 받다
sanctions: 제재
treaty: 조약
soldiers: 군인
elections: 선거
prime minister: 총리
`

// A Korean verb is searched by the beginnings of its forms.
func TestKoreanVerbsAreSearchedInTheirForms(t *testing.T) {
	for stem, want := range map[string]string{
		"보내": "보냈 보내 보낸 보낼", "받": "받았 받었 받은 받는 받을 받고 받아 받어 받지",
		"떨어지": "떨어졌 떨어지 떨어진 떨어질", "주": "주는 주고 주지 주면", "말하": "말했 말하 말한 말할",
	} {
		if got := strings.Join(koreanVerbForms(stem), " "); got != want {
			t.Errorf("%s is searched as %q, want %q", stem, got, want)
		}
	}
}

// Every word of the dictionary can be searched, no line is there twice, and the
// last and the first one are read.
func TestTheShippedDictionaryIsSound(t *testing.T) {
	d, err := ReadDictionary(strings.NewReader(shippedDictionary))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var count [Ukrainian + 1]int
	for line := range strings.Lines(shippedDictionary) {
		if line = strings.TrimSpace(line); seen[line] && line != "" && line[0] != '#' {
			t.Errorf("there twice: %s", line)
		}
		seen[line] = true
		if line == "" || line[0] == '#' {
			continue
		}
		for word := range strings.SplitSeq(line, ", ") {
			tokens := text.Analyze(nil, strings.TrimSuffix(word, "-"))
			if !slices.ContainsFunc(tokens, func(t text.Token) bool { return !t.Stop }) {
				t.Errorf("%q is too common to be searched", word)
			}
			count[LanguageOf(word)]++
		}
	}
	if len(d.words) < count[English]+count[Russian]+count[Korean] || min(count[English], count[Russian], count[Korean]) < 1500 {
		t.Errorf("%d words, in English, Russian and Korean: %v", len(d.words), count[English:])
	}
}

func TestADictionaryThatIsNoneIsRefused(t *testing.T) {
	for file, want := range map[string]string{
		"shell, снаряд\n\n42, 7\n":       "line 3",
		"# a comment\nshell, projectile": "line 2",
		"shell, , снаряд":                "line 1",
		"贝壳, shell":                      "line 1",
	} {
		if _, err := ReadDictionary(strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want a word on %s", file, err, want)
		}
	}
}

// Whatever a dictionary holds, a question is matched without panic, within its
// tokens, and translated into another language than its own.
func FuzzDictionary(f *testing.F) {
	f.Add("shell, снаряд, 포탄\n# x\nsend, 보내-", "снаряды и 보냈나 포탄을")
	f.Add("a b c, в г д", "в г")
	f.Add("보-, see", "봤나")
	f.Fuzz(func(t *testing.T, file, question string) {
		d, err := ReadDictionary(strings.NewReader(file))
		if err != nil {
			return
		}
		tokens := Query{Text: question}.Tokens()
		for at := range tokens {
			words, taken := d.Match(question, tokens, at)
			if taken < 0 || at+taken > len(tokens) || (taken == 0) != (len(words) == 0) {
				t.Fatalf("%d tokens at %d of %d, %d words", taken, at, len(tokens), len(words))
			}
			for _, w := range words {
				for _, l := range Languages() {
					if found := d.Translations(w, l); len(found) > 0 && l == d.Language(w) {
						t.Fatalf("translated into its own language: %v", found)
					}
				}
			}
		}
	})
}

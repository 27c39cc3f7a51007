package clean

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// news returns a text with the given paragraph between two others.
func news(paragraph string) string {
	return "The minister arrived in the capital on Monday.\n\n" + paragraph + "\n\nTalks are to go on until Friday, officials said."
}

func TestClutterIsRemoved(t *testing.T) {
	for _, clutter := range []string{
		"Advertisement", "ADVERTISEMENT", "- Advertisement -", "[Advertisement]", "Story continues below advertisement",
		"Read also | India, Australia, and France Align for a Rules-Based Indo-Pacific",
		"Also read: Court hears the case", "Also read Court hears the case", "RELATED: Costa Rica going to 2022 World Cup",
		"Related:", "Read more:How inflation is affecting your wallet", "► More:Track the storm in maps",
		"See also – Why the river rose",
		"RUSSIAN FOREIGN MINISTER TO VISIT NORTH KOREA AS TRUMP TURNS ON PUTIN",
	} {
		if got := Body(news(clutter)); strings.Contains(got, clutter) || got != Body(news("")) {
			t.Errorf("%q: %q", clutter, got)
		}
	}
}

func TestArticleTextStays(t *testing.T) {
	for _, said := range []string{
		"Advertisement spending rose by a fifth.", "They looked at the advertisement",
		"Also read out in court was a letter from 2019.", "Related talks were held in Geneva.",
		"Related: the two countries also signed a treaty on fishing.", "More: nobody knows.",
		"Read more slowly, the teacher said", "More than 1,000 people came",
		"With reporting by Reuters", "THE BRIDGE", "LIVE UPDATES ON INVASION", "THURSDAY, MAY 5, 2016",
		"“THIS IS THE END OF THE ROAD FOR US ALL,” he shouted.", "STOP THE WAR NOW, THE SIGN SAID.",
		"• Birth rate: 17 births per 1,000 people", "It’s “quoted” — with ‘curly’ marks.",
		"Photo: a soldier near the border, June 2024",
	} {
		if got := Body(news(said)); got != news(said) {
			t.Errorf("%q: %q", said, got)
		}
	}
}

func TestTextInCapitalsStays(t *testing.T) {
	text := "THE TROOPS LEFT THE CITY LAST WEEK .\n\nNOBODY KNEW WHERE THEY HAD GONE TO THEN\n\nTHE GENERAL WOULD NOT SAY ."
	if got := Body(text); !strings.Contains(got, "NOBODY KNEW WHERE THEY HAD GONE TO THEN") {
		t.Errorf("%q", got)
	}
}

func TestGluedAdvertisementMarks(t *testing.T) {
	for in, want := range map[string]string{
		"The talks failed.Advertisement":    "The talks failed.",
		"“It failed.” Advertisement":        "“It failed.”",
		"AdvertisementThe talks failed.":    "The talks failed.",
		"They bought an Advertisement":      "They bought an Advertisement",
		"Advertisements were taken down.":   "Advertisements were taken down.",
		"Advertisement rates have doubled.": "Advertisement rates have doubled.",
	} {
		if got := Body(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestRepeatedParagraphs(t *testing.T) {
	long := "The call was made after the agency reported on Friday that the two leaders had signed a treaty."
	short := "Nobody was hurt."
	got := Body(strings.Join([]string{long, short, long, short}, "\n\n"))
	if want := strings.Join([]string{long, short, short}, "\n\n"); got != want {
		t.Error(cmp.Diff(want, got))
	}
}

func TestLayout(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{
			"a paragraph a line", "One stands here.\nTwo stands here.\nThree.",
			"One stands here.\n\nTwo stands here.\n\nThree.",
		},
		{"a break in mid-sentence", "The minister\nsaid so.", "The minister said so."},
		{"an empty line always parts", "The minister\n\nsaid so.", "The minister\n\nsaid so."},
		{
			"filled lines", `The flood came at night and took the bridge,
which had stood for two hundred years, down to
the sea. Nobody was hurt. The mayor spoke of
luck.

The bridge will be built again, he said, but
not in stone.`,
			"The flood came at night and took the bridge, which had stood for two hundred years, down to the sea. " +
				"Nobody was hurt. The mayor spoke of luck.\n\nThe bridge will be built again, he said, but not in stone.",
		},
		{
			"filled lines with empty lines between", `THE FLOOD CAME AT NIGHT AND TOOK THE BRIDGE,

WHICH HAD STOOD FOR TWO HUNDRED YEARS, DOWN TO

THE SEA . NOBODY WAS HURT . THE MAYOR SPOKE OF

LUCK AND OF THE NEED TO BUILD IT ALL OVER ONCE

MORE .`,
			"THE FLOOD CAME AT NIGHT AND TOOK THE BRIDGE, WHICH HAD STOOD FOR TWO HUNDRED YEARS, DOWN TO " +
				"THE SEA . NOBODY WAS HURT . THE MAYOR SPOKE OF LUCK AND OF THE NEED TO BUILD IT ALL OVER ONCE MORE .",
		},
		{
			"loose lines with indents", "  the flow past a plate is\nconsidered in detail here, with\nits many terms .\n  a second model\nis shown to be better .",
			"the flow past a plate is considered in detail here, with its many terms .\n\na second model is shown to be better .",
		},
		{"a list stays a list", "Paris, France\nRome, Italy\nSeoul, South Korea\nTokyo, Japan\nBerlin, Germany", "Paris, France\n\nRome, Italy\n\nSeoul, South Korea\n\nTokyo, Japan\n\nBerlin, Germany"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Body(c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCharacters(t *testing.T) {
	for in, want := range map[string]string{
		"a\u00a0b\tc  d ":               "a b c d",
		"one.\r\ntwo.\rthree.":          "one.\n\ntwo.\n\nthree.",
		"ze\u200bro\u2060wi\ufeffdth":   "zerowidth",
		"soft\u00adhyphen":              "softhyphen",
		"bell\a and escape\x1b[31m":     "bell and escape[31m",
		"right\u202eto left":            "rightto left",
		"cafe\u0301":                    "café",
		"می\u200cخواهم":                 "می\u200cخواهم",
		"bad \xff byte":                 "bad \ufffd byte",
		"one.\u2028two.\u2029three.":    "one.\n\ntwo.\n\nthree.",
		" \n\t\n ":                      "",
		"wide\u3000space\u2003and thin": "wide space and thin",
	} {
		if got := Body(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := Line(" a\n b\u00a0\x00c "); got != "a b c" {
		t.Errorf("line %q", got)
	}
}

func TestHeadline(t *testing.T) {
	const body = "Russian officials came to the city last week to talk about trade and about the border between the two."
	for _, c := range []struct{ in, want string }{
		{"Deepening Cooperation With Moscow Condemned\n\n" + body, "Deepening Cooperation With Moscow Condemned"},
		{"Is the bridge safe?\n\n" + body, "Is the bridge safe?"},
		{"Deepening Cooperation With Moscow\n" + body, "Deepening Cooperation With Moscow"},
		{"The bridge is safe.\n\n" + body, ""},
		{"“We warn against it,” he said.\n" + body, ""},
		{body + "\n\n" + body[:60] + ".", ""},
		{"By Anna Reporter\n\n" + body, ""},
		{"Juan A. Lozano, Eric Gay and Elliot Spagat\n\n" + body, ""},
		{"in lower case it goes\n\n" + body, ""},
		{"Seoul\n\n" + body, ""},
		{"Two lines of a list\n\nand another of them", ""},
		{"Only a headline here", ""},
		{"", ""},
	} {
		title, text := HeadlineAndBody(c.in)
		if title != c.want {
			t.Errorf("%q: %q", c.in, title)
		}
		if c.want == "" && text != Body(c.in) || c.want != "" && text != body {
			t.Errorf("%q: text %q", c.in, text)
		}
	}
}

func TestLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"ko": "북한은 러시아를 지지한다고 밝혔다. KCNA",
		"ru": "Россия и Северная Корея подписали договор, об этом сообщили мэры.",
		"uk": "Росія та Північна Корея підписали договір про її безпеку.",
		"ja": "北朝鮮はロシアを支持すると発表した。",
		"zh": "朝鲜宣布支持俄罗斯。",
		"el": "Η Ρωσία και η Βόρεια Κορέα",
		"he": "רוסיה וצפון קוריאה",
	} {
		if got := Language(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"", "Russia and North Korea", "La Russie et la Corée", "روسيا وكوريا الشمالية", "123", "Русија и Северна Кореја се договориле"} {
		if got := Language(text); got != "" {
			t.Errorf("%q: %q", text, got)
		}
	}
}

package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pictureSources are the agencies that credits of pictures name behind a slash,
// in lower case.
var pictureSources = WordSet(`getty ap afp reuters shutterstock bloomberg epa upi zuma imago sipa xinhua tass
kyodo pool cnn nbc cbs abc hbo netflix polaris redux alamy istock pa wireimage filmmagic nurphoto anadolu
corbis magnum usa tass.ru риа тасс 연합뉴스 뉴시스 뉴스1`)

// creditOpenings begin the credit of a picture, in lower case.
var creditOpenings = [...]string{
	"photo:", "photos:", "photo by ", "photos by ", "photo courtesy", "photograph:", "photograph by ", "photography by ",
	"image:", "images:", "image credit", "image courtesy", "image source", "image caption", "picture:", "pictures:", "pictured:", "credit:",
	"file photo", "file image", "file -", "file –", "file —", "illustration:", "illustration by ", "graphic:", "video by ", "courtesy of ", "courtesy ",
	"video ad feedback", "caption:", "(photo", "[photo", "©", "фото:", "на фото:", "иллюстрация:", "[사진", "사진=", "사진 ", "(사진", "▲",
}

// isCaption tells whether a line is the text of a picture: it opens or ends
// with a credit.
func isCaption(line string) bool {
	lower := strings.ToLower(line)
	for _, opening := range creditOpenings {
		if strings.HasPrefix(lower, opening) {
			return opening[len(opening)-1] != ' ' || !EndsPunctuated(line) || strings.Contains(opening, " by ")
		}
	}
	if strings.Contains(lower, "getty images") && !strings.Contains(lower, "by getty images") &&
		!strings.Contains(lower, "to getty images") || strings.Contains(lower, "(ap photo") {
		return true
	}
	return endsInCredit(strings.TrimRight(line, ".)] "))
}

// endsInCredit tells whether the last words of a line are a photographer and a
// picture source with a slash between them, or "via" and a source.
func endsInCredit(line string) bool {
	at := strings.LastIndexByte(line, '/')
	if via := strings.LastIndex(line, " via "); via > at {
		source, _, _ := strings.Cut(strings.ToLower(line[via+len(" via "):]), " ")
		return pictureSources[source]
	}
	if at < 1 || strings.Contains(line[at:], ".") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(line[:at])
	words := strings.Fields(line[at+1:])
	return unicode.IsLetter(before) && len(words) > 0 && len(words) <= 2 && pictureSources[strings.ToLower(words[0])] &&
		!strings.Contains(line[max(0, at-len(" www.x")):at], ".")
}

// bylineOpenings begin lines that name writers, in lower case.
var bylineOpenings = [...]string{
	"reporting by ", "editing by ", "writing by ", "additional reporting", "compiled by ", "edited by ", "contributing:", "contributors:",
	"contributing writer", "by staff", "staff and wire", "associated press writer", "автор:", "авторы:", "текст:", "корреспондент:",
}

// isByline tells whether a line names who wrote or contributed.
func isByline(line string, words []string) bool {
	lower := strings.ToLower(line)
	if hasOpening(lower, bylineOpenings[:]) {
		return true
	}
	if strings.Contains(lower, "contributed to this ") || strings.Contains(lower, "contributed reporting") {
		return true
	}
	last := strings.TrimRight(words[len(words)-1], ".")
	if len(words) <= 5 && (last == "기자" || last == "특파원" || strings.Contains(last, "@") && strings.Contains(lower, "기자")) {
		return true
	}
	return (words[0] == "By" || words[0] == "BY") && len(words) >= 3 && len(words) <= 14 && onlyNames(words[1:])
}

// onlyNames tells whether words are names, joined by commas and "and".
func onlyNames(words []string) bool {
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "and" && w != "of" && w != "the" && w != "for" && w != "de" && w != "|" && w != "&" {
			return false
		}
	}
	return true
}

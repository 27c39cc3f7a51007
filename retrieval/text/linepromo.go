package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// urges are the verbs with which pages ask their readers to do something. They
// open a promotion if one of urgedFor follows in the same line.
var urges = WordSet(`sign subscribe follow share click tap check read watch listen download join get register see
visit view browse discover shop buy donate support contact email send tell submit enter try start log create
scroll swipe stream learn find don't don’t become help scan save print comment catch explore keep stay text take call
подпишитесь подписывайтесь читайте смотрите следите поделитесь делитесь нажмите скачайте скачивайте присоединяйтесь
слушайте узнавайте узнайте оформите поддержите пишите присылайте оставайтесь`)

// urgedFor are what those verbs are about where they are a promotion.
var urgedFor = WordSet(`newsletter newsletters podcast podcasts app apps here our us inbox subscription subscriber
subscribers twitter facebook instagram tiktok youtube telegram whatsapp linkedin channel comments hub gallery
trial coverage alerts notifications updates article story stories update livestream website
телеграм telegram-канал telegram-каналы канал канале каналы нас наш наши нашем нашу также дзен дзене вконтакте рассылку рассылка
приложение новости новостями материал материалом друзьями`)

// promotionOpenings begin promotions whatever follows, in lower case.
var promotionOpenings = [...]string{
	"sign up for", "sign up to", "sign up here", "sign up now", "subscribe to", "subscribe now", "subscribe for", "follow us", "share this",
	"click here", "tap here", "check out our", "check out the all new", "check out the new", "read more", "read the full", "read full", "read next", "read also",
	"see also", "see more", "watch more", "watch live", "watch the full", "listen to the full", "listen now", "learn more", "find out more",
	"get the latest", "get our", "download our", "download the app", "join our", "join us", "for more on ", "for more information", "for more stories",
	"for more news", "for more from", "to read more", "to subscribe", "to sign up", "to get more", "to learn more, ", "like what you see", "if you enjoyed",
	"not a subscriber", "already a subscriber", "thank you for reading", "thanks for reading", "have a tip", "got a tip", "have a question for",
	"you can follow him on", "you can follow her on", "you can follow us", "contact the reporter", "reach the reporter", "reach reporter", "contact reporter", "support our", "support local journalism",
	"more to read", "more on this", "our journalism",
	"подписывайтесь", "подпишитесь", "читайте также", "читайте ещё", "читайте еще", "смотрите также", "поделиться", "читать далее", "подробнее:",
	"구독하기", "공유하기", "바로가기", "관련기사", "관련 기사", "☞",
}

// hasOpening tells whether a text begins with one of some openings, as whole
// words.
func hasOpening(lower string, openings []string) bool {
	for _, opening := range openings {
		rest, ok := strings.CutPrefix(lower, opening)
		if !ok {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(opening)
		next, _ := utf8.DecodeRuneInString(rest)
		if !unicode.IsLetter(last) || !unicode.IsLetter(next) {
			return true
		}
	}
	return false
}

// isPromotion tells whether a line asks the reader to subscribe, share, follow
// and the like: a request with an object that only a page has.
func isPromotion(line string, words []string) bool {
	if len(words) > 45 {
		return false
	}
	lower := strings.ToLower(strings.TrimLeft(line, "►▶»>•*-–—[(🗞📲👉→ ️"))
	if hasOpening(lower, promotionOpenings[:]) || strings.HasPrefix(line, "▶") {
		return true
	}
	if strings.Contains(lower, "구독") && (strings.Contains(lower, "하세요") || strings.Contains(lower, "주세요")) || strings.Contains(lower, "sign up for the") && strings.Contains(lower, "newsletter") {
		return true
	}
	first, rest, _ := strings.Cut(lower, " ")
	if !urges[strings.Trim(first, ",:")] {
		return false
	}
	for w := range strings.FieldsSeq(rest) {
		if urgedFor[strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })] || strings.HasPrefix(w, "@") {
			return true
		}
	}
	return false
}

// labels stand before a colon in lines that point elsewhere.
var labels = WordSet(`more read related watch listen see live photos photo video videos gallery interactive exclusive explainer
recommended slideshow quiz poll podcast opinion story graphics map also next читайте смотрите подробнее видео фото также`)

// isLabel tells whether the words before a colon only point elsewhere: one of
// labels, with up to three words behind it.
func isLabel(before string) bool {
	first, rest, _ := strings.Cut(strings.TrimLeft(before, "►▶»>•*-–—[ "), " ")
	switch before {
	case "in the news", "in pictures", "in photos", "fact check", "don't miss", "don’t miss", "must read", "go deeper", "dig deeper", "what to know", "by the numbers", "play the quiz", "most read", "most viewed", "most popular", "most shared":
		return true
	}
	return labels[first] && len(strings.Fields(rest)) <= 2
}

// maxLabel is how many bytes a label may have.
const maxLabel = 90

// isTeaserLine tells whether a line points to another article: a label and a
// headline, or two headlines that only a colon joins, as links do that lost
// their line break ("Spring fair:How to get there").
func isTeaserLine(line string, words []string) bool {
	at := strings.IndexByte(line, ':')
	if at < 2 || at > maxLabel || len(words) > minUnpunctuated+6 {
		return false
	}
	if before := strings.ToLower(line[:at]); isLabel(before) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(line[:at])
	after, _ := utf8.DecodeRuneInString(line[at+1:])
	return unicode.IsUpper(after) && (unicode.IsLower(before) || strings.ContainsRune("'’”\"?!)", before) || unicode.IsDigit(before) && at > 5)
}

// noticeOpenings begin what a page says about itself, in lower case.
var noticeOpenings = [...]string{
	"this story has been updated", "this story was updated", "this story has been corrected", "this article has been updated",
	"this article was updated", "this article was originally", "this story was originally", "this article originally", "this story originally", "this article first",
	"this story first", "this article was first", "this story was first", "this is a developing story", "this is a breaking news", "this story is developing", "check back for updates", "check back for",
	"all rights reserved", "copyright ©", "copyright (c)", "copyright 20", "the views expressed", "views expressed", "story continues", "article continues", "scroll to continue", "scroll down",
	"your browser", "please enable", "skip advertisement", "advertisement", "all times are",
	"это развивающаяся", "новость дополняется", "материал дополняется", "все права защищены", "무단전재", "무단 전재", "ⓒ", "저작권자",
}

// isNotice tells whether a line is about the article or the page itself.
func isNotice(line string) bool {
	lower := strings.ToLower(strings.TrimLeft(line, "(*[<-–— "))
	return hasOpening(lower, noticeOpenings[:]) || strings.Contains(lower, "재배포 금지") || strings.Contains(lower, "무단전재") || strings.Contains(lower, "무단 전재")
}

// withoutNoteLabel cuts off the label of an editor's note, which may hold a
// notice or a promotion as well as facts.
func withoutNoteLabel(line string) string {
	before, after, ok := strings.Cut(line, ":")
	if ok && strings.HasSuffix(strings.ToLower(strings.ReplaceAll(before, "’", "'")), "or's note") || ok && strings.HasSuffix(strings.ToLower(before), "er's note") {
		return after
	}
	return line
}

package query

import "slices"

// A SmallTalk is a message that asks nothing, as its writer means it.
type SmallTalk int

// The kinds of small talk.
const (
	NoSmallTalk SmallTalk = iota
	// Thanks is any form of thanks, and of praise for the answer.
	Thanks
	// Assent is yes, no or ok: a word that answers, where nothing was asked.
	Assent
	// Greeting opens a conversation.
	Greeting
	// Farewell ends one.
	Farewell
)

// readSmallTalk tells what a message is that consists of courtesies and of words
// such as "yes". A mention or a sign alone is none.
func readSmallTalk(message string) SmallTalk {
	units := slices.DeleteFunc(readMessage(message).units, func(u unit) bool { return u.said == "" })
	kind := NoSmallTalk
	if len(units) > maxSmallTalk {
		return NoSmallTalk
	}
	for len(units) > 0 {
		k, n := smallTalkAt(units)
		if n == 0 {
			return NoSmallTalk
		}
		if kind == NoSmallTalk || k == Thanks || kind == Assent && k != NoSmallTalk {
			kind = k
		}
		units = units[n:]
	}
	return kind
}

// maxSmallTalk is the most words of small talk.
const maxSmallTalk = 8

// smallTalkAt reads the longest phrase of small talk that units begin with.
func smallTalkAt(units []unit) (kind SmallTalk, length int) {
	for i, book := range smallTalk {
		if n := book.prefix(units); n > length {
			kind, length = SmallTalk(i), n
		}
	}
	return kind, length
}

// smallTalk are the phrases of each kind; those of the first only accompany others.
var smallTalk = func() []phrases {
	lists := [][]string{
		{
			"please", "and", "so", "all|everyone|everybody|team|guys|folks|again|there", "пожалуйста", "всем", "и", "еще|ещё раз",
		},
		{
			"[many|ok|okay|great] thanks|thx|ty|tnx|cheers|thank|merci|danke [you] [so|very|a] [much|lot|bunch]", "[that|this] [was|is] [very] helpful|perfect|great|awesome|excellent",
			"[good|well] job|done|work", "brilliant|wonderful|lovely|amazing",
			"[большое|огромное] спасибо|спс|благодарю|пасиб|спасибки [большое|огромное|вам|тебе]", "отлично|супер|здорово|класс|молодец",
			"[정말|너무|대단히] 감사|감사합니다|감사해요|고맙습니다|고마워요|고마워|감사드립니다|땡큐", "훌륭해요|훌륭합니다|최고예요",
		},
		{
			"yes|yeah|yep|yup|yea|no|nope|nah|ok|okay|k|sure|fine|right|agreed|understood|noted|cool|good|alright", "all right", "got it", "i see", "of course", "no|never problem|mind|worries",
			"makes sense", "sounds good",
			"да|нет|ок|окей|хорошо|ладно|ясно|понятно|понял|поняла|ага|угу|неа|конечно|согласен|согласна|принято",
			"네|예|넵|넹|아니요|아니오|아뇨|아니|응|어|그래|그래요|좋아|좋아요|좋습니다|알겠습니다|알겠어요|알았어|알았어요|오케이|맞아요|맞습니다",
		},
		{
			"hi|hello|hey|hiya|yo|howdy", "good morning|afternoon|evening|day",
			"привет|здравствуйте|здравствуй|приветствую", "добрый|доброе день|утро|вечер",
			"안녕|안녕하세요|안녕하십니까|반갑습니다",
		},
		{
			"bye|goodbye|cya|cu", "bye bye", "see you [later|soon|tomorrow]", "good night", "have a good|nice|great day|evening|weekend|one", "take care",
			"пока|прощайте|увидимся", "до свидания|встречи|завтра", "доброй|спокойной ночи", "всего доброго|хорошего", "хорошего дня|вечера",
			"잘가요|안녕히 [계세요|가세요]", "수고하세요|수고하셨습니다",
		},
	}
	books := make([]phrases, len(lists))
	for i, list := range lists {
		books[i] = phrases{}
		for _, line := range list {
			books[i].add(line)
		}
	}
	return books
}()

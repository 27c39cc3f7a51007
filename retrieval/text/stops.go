package text

import "strings"

// EnglishStopWords are English words, folded, that are too common to search
// for.
var EnglishStopWords = WordSet(`
a an and are as at be but by for if in into is it no not of on or such that
the their then there these they this to was will with
i me my we us our ours you your yours he him his she her hers its them theirs
am been being do does did doing done has have had having
would could should can may might must shall
who whom whose which what when where why how
from than so because while about also any some according say says said saying`)

// RussianStopWords are Russian words, folded, that are too common to search
// for.
var RussianStopWords = WordSet(`
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы
по только ее мне было вот от меня еще нет о из ему когда даже ну ли если уже
или ни быть был него до вас опять вам ведь там потом себя ничего ей может они
тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже
себе под будет ж кто этот того потому этого какой ним здесь этом мой тем чтобы
нее были куда зачем всех при об это эта эти этой этих какие какая каким сколько
который которая которые которое которых которого`)

// KoreanQuestionWords are the interrogatives of Korean, with their particles.
// Korean is indexed in bigrams, so these words can be told only in a question,
// where they are whole, and not among its tokens.
var KoreanQuestionWords = WordSet(`
누가 누구 누구를 누구의 누구와 누구에게 누구인가 무엇 무엇을 무엇이 무엇에 무엇인가 뭐 뭐가 뭐를 뭘 뭐라고
언제 언제까지 언제부터 어디 어디서 어디에 어디에서 어디로 어디까지 왜 어떻게 어떤 어느 무슨 몇
얼마 얼마가 얼마나 얼마를 얼마에 얼마의 얼마까지 얼마인가`)

// WordSet returns the set of the words in a list that is separated by white
// space.
func WordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

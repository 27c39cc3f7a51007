package retrieval

import "strings"

// englishStops are words too common to find anything by.
var englishStops = words(`
a an and are as at be but by for if in into is it no not of on or such that
the their then there these they this to was will with
i me my we us our ours you your yours he him his she her hers its them theirs
am been being do does did doing done has have had having
would could should can may might must shall
who whom whose which what when where why how
from than so because while about also any some`)

// russianStops are their like in Russian.
var russianStops = words(`
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы
по только ее мне было вот от меня еще нет о из ему когда даже ну ли если уже
или ни быть был него до вас опять вам ведь там потом себя ничего ей может они
тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже
себе под будет ж кто этот того потому этого какой ним здесь этом мой тем чтобы
нее были куда зачем всех при об это эта эти этой этих какие какая каким сколько
который которая которые которое которых которого`)

// words is the set of the words in a list.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

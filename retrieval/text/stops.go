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

// RussianQuestionWords are the words by which Russian puts a question, folded:
// its interrogatives in all cases, what corresponds to the English stop words
// say, can and should, and particles. An article is indexed with them.
var RussianQuestionWords = WordSet(`
какого какому какую каком каков какова каково каковы каких какими чего чему чем чей чья чье чьи чьего чьей чьим чьих чью
кого кому кем ком котором которому которой которую которым которыми откуда почему отчего насколько скольких скольким
сколькими ли разве неужели именно пожалуйста скажи скажите расскажи расскажите подскажи подскажите покажи покажите
сказал сказала сказали сказать сказано говорит говорят говорил говорила говорили говорится заявил заявила заявили
заявляет заявляли может могут мог могла могло могли можно должен должна должно должны будут будем свой своя свое свои
своего своей своему своим своих своими свою также такой такая такое такие такого таких между через около про ради против после перед
согласно данным является являются находится находятся находился находилась находились
оказывает оказывают оказал оказала оказали оказать`)

// UkrainianStopWords are Ukrainian words, folded, that are too common to search
// for, except those that are words of Russian too, such as як and про: a text in
// Russian is indexed with those.
//
//nolint:gochecknoglobals // constant
var UkrainianStopWords = foldedSet(`
і із зі є це цей ця ці цього цієї цій цьому цим цією цих цими цю що щоб щось щодо хто хтось він
воно вони його йому ньому її їй неї їх їм мені тобі собі від під між біля після ні ще вже але або
якщо адже також лише тільки був була було були бути буде будуть який яка яке які якого якої якому
якій якою яким яких якими скільки скількох скільком скількома чому чого чиє чиї чия чий куди звідки
навіщо ніж усі всі всіх може можуть можна має мають мав свій своє свої свого своєї своїй своїм своїх
своїми нього`)

// UkrainianQuestionWords are further words that are not searched in a question
// that is put in Ukrainian, folded: those that are words of Russian too, and
// those that only make a question of it. An article is indexed with them.
//
//nolint:gochecknoglobals // constant
var UkrainianQuestionWords = foldedSet(`
вона з як ким чим чи про над при через серед перед проти упродовж протягом під час навколо щоб хоча такий
така таке такі такого такої таким таких такими кожен кожна скажи скажіть розкажи розкажіть підкажи
підкажіть покажи покажіть будь ласка сказав сказала сказали сказано сказати каже кажуть говорить
говорять говорив говорила говорили заявив заявила заявили розповів розповіла розповіли повідомив
повідомила повідомили згідно стосовно саме невже хіба наскільки треба потрібно варто й та кого
кому ним нею них ними мною нас нам вам хоч тут там ось коли уже усе могли свою своя де тоді`)

// KoreanQuestionWords are the interrogatives of Korean, with their particles,
// the words that put a question beside them, and counters.
// Korean is indexed in bigrams, so these words can be told only in a question,
// where they are whole, and not among its tokens.
var KoreanQuestionWords = WordSet(`
누가 누구 누구를 누구의 누구와 누구에게 누구인가 누구인가요 누구인지 누구였나 누구입니까 누구야 누구한테
무엇 무엇을 무엇이 무엇에 무엇인가 무엇인가요 무엇인지 무엇이었나 무엇입니까 무엇으로 무엇이라고 뭐 뭐가 뭐를 뭘 뭐라고 뭐야 뭔가
언제 언제까지 언제부터 언제인가 언제인가요 언제였나 언제입니까 언제야 언제쯤
어디 어디서 어디에 어디에서 어디로 어디까지 어디인가 어디인가요 어디였나 어디입니까 어디야 어디에는
왜 왜인가 어째서 어떻게 어떤 어떤가 어떠한 어느 무슨 몇 몇명 몇명이 몇명을 몇명의 몇개 몇개의 몇개를 몇발 몇발을 몇발의 몇번 몇년 몇월 몇시 며칠
얼마 얼마가 얼마나 얼마를 얼마에 얼마의 얼마까지 얼마인가 얼마인가요 얼마입니까 얼마나많은
명 명이 명을 명의 명이나 명인가 발 발을 발이 발의 개 개를 개가 개의 번 회 척 많은 만에 동안
대해 대한 대해서 대하여 관해 관한 관해서 위해 위한 통해 따르면 의하면 것 것은 것을 것이 것인가 수 및 또는 그리고 그 이 저
있나 있는가 있나요 있습니까 있는 있다 있는지 없나 없는 했나 했는가 했나요 했습니까 하는가 하나 하나요 합니까 하는 한 할
되나 됐나 됐는가 됐나요 됩니까 되었나 인가 인가요 입니까 말했나 말했는가 말했나요 말했습니까 말한 말하는 밝혔나 밝힌`)

// foldedSet returns the set of the words in a list, folded.
func foldedSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range WordSet(list) {
		set[foldWord(w)] = true
	}
	return set
}

// WordSet returns the set of the words in a list that is separated by white
// space.
func WordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

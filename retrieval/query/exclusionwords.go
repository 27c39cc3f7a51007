package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// A leadKind says what may follow the words that lead to an exclusion.
type leadKind int

const (
	// negatedLead is a negated preposition, as in "not from": only an outlet.
	negatedLead leadKind = iota
	// bareLead is "not" alone: an outlet or a kind of article.
	bareLead
	// weakLead may say more of what is asked, as in "countries without nuclear
	// weapons": an outlet, a kind of article, or a quoted phrase.
	weakLead
	// strongLead rarely does: also other words, where nothing is asked.
	strongLead
	// orderLead is an instruction, such as "ignore", at the beginning of a clause.
	orderLead
	// aboutLead says what articles are not about, as in "that do not mention".
	aboutLead
	// asideLead says what the answer may pass over, also in a question: "leaving
	// aside the museum".
	asideLead
)

// An exclusionLead is a phrase that leads to what is to be left out.
type exclusionLead struct {
	words []string
	kind  leadKind
}

// exclusionLeads are the leads by their first word, the longest first. In a phrase
// of this list, a|b stands for either word.
var exclusionLeads = func() map[string][]exclusionLead {
	leads := map[string][]exclusionLead{}
	for kind, phrases := range []string{
		negatedLead: `
not from|in|by|via
not reported|published|written|covered|carried|quoted|told by
not reported|published|quoted|covered in
not as reported|published|quoted by|in
not according to
but|only|just not from|in|by
except from|in|by
nothing|none|anything|anyone|anybody|everyone|everybody|anywhere but
nothing|none from|by
anything but from|by
outside of
besides
neither
neither from|in|by
не из|от|в|во
не по данным|сообщению|сообщениям|информации|версии
не согласно
ни
ничего из|от
помимо
не з|із|зі|від|у
не за даними|повідомленням|повідомленнями|інформацією
нічого з|із|від
weder
nicht von|vom|aus|in|im|bei|laut
nichts von|vom|aus`,
		bareLead: `
not
just|only not
no
but no
не
но|а|але не
nicht
aber nicht
kein|keine|keinen|keiner`,
		weakLead: `
without|w/o
omitting|ignoring|skipping
без
без учета|урахування
ohne
außer|ausser`,
		strongLead: `
excluding|excepting|except
except for|about
with the exception of
other than
minus
apart|aside from
leaving out
filtering out
save for
but not
but|only|just without
not counting|including|mentioning|naming
кроме|исключая|исключив
за исключением
не считая|включая|упоминая
только|лишь не
но|только без
крім|окрім|виключаючи
за винятком
тільки|лише не
але|тільки без
ausgenommen
mit ausnahme von|der|des
abgesehen von
nur nicht
aber|nur ohne`,
		orderLead: `
ignore|exclude|omit|skip|hide|drop|remove
leave|filter|cut out
leave aside
don't show|include|list|mention
don't show|give me
do not show|include|list|mention
do not show|give me
исключи|исключите|исключить|убери|уберите|убрать|пропусти|игнорируй|игнорируйте
не показывай|показывайте|включай|включайте
виключи|виключіть|прибери|приберіть|ігноруй|ігноруйте
не показуй|показуйте
ignoriere|ignorier`,
		aboutLead: `
not|nothing about
nothing on
but|just not|nothing about
not related|relating|linked|connected to
unrelated to
not concerning|regarding|covering|involving
that|which is|are|was|were not about|on|concerning|regarding
that|which isn't|aren't|wasn't|weren't about|on|concerning|regarding
that|which is|are|was|were not related|linked|connected to
that|which isn't|aren't related|linked|connected to
that|which have|has nothing to do with
having nothing to do with
that|which do|does not mention|name|contain|include|cover|concern|involve|discuss
that|which don't|doesn't mention|name|contain|include|cover|concern|involve|discuss
that|which do|does not talk|speak|write about
that|which don't|doesn't talk|speak|write about
that|which never|nowhere mention|mentions
that|which make|makes no mention of
without mentioning
without mention of
without any|a mention of
with|and|but no mention of
no mention of
не о|об|обо|про
а|но|только|лишь не о|об|обо|про
не связанные|связанных с
не касающиеся|касающихся
где не упоминается|упоминаются|упоминают|упоминался|упоминалась
где нет
в которых|котором|которой не упоминается|упоминаются|упоминают|упоминался|упоминалась
в которых|котором|которой нет
в которых|котором|которой не говорится о|об|про
не упоминающие|упоминающих
без упоминания
не про
але|а|тільки|лише не про
не пов'язані|пов'язаних з|із|зі
де не згадується|згадуються|згадують|йдеться
в|у яких|якому|якій не згадується|згадуються|згадують
в|у яких|якому|якій немає
без згадки|згадування про
ohne erwähnung von|der|des`,
		asideLead: `
leaving aside
if we leave aside
если не считать
не беря в расчет
якщо не рахувати
не беручи до уваги`,
	} {
		for phrase := range strings.Lines(phrases) {
			for _, words := range alternatives(strings.Fields(phrase)) {
				leads[words[0]] = append(leads[words[0]], exclusionLead{words, leadKind(kind)})
			}
		}
	}
	for _, list := range leads {
		slices.SortStableFunc(list, func(a, b exclusionLead) int { return len(b.words) - len(a.words) })
	}
	return leads
}()

// alternatives returns the phrases that a phrase with words such as a|b stands for.
func alternatives(words []string) (phrases [][]string) {
	if len(words) == 0 {
		return nil
	}
	rest := alternatives(words[1:])
	if len(rest) == 0 {
		rest = [][]string{nil}
	}
	for first := range strings.SplitSeq(words[0], "|") {
		for _, r := range rest {
			phrases = append(phrases, append([]string{first}, r...))
		}
	}
	return phrases
}

var (
	// negations turn into its opposite what follows them.
	negations = text.WordSet("not no never nor neither hardly don't doesn't didn't isn't wasn't aren't weren't не ни нет ні nicht kein keine nie")
	// negationAdverbs may stand between a negation and what it denies.
	negationAdverbs = text.WordSet("only just even yet also been being so merely simply as только даже еще ещё лишь просто тільки навіть nur auch")

	// quantifiers make of "except" a part of what is asked: all countries except
	// Russia.
	quantifiers = text.WordSet(`
all every everyone everybody everything any anyone anybody anything each both most few only
весь вся всё все всех всем всеми каждый каждая любой любая любые единственный всі всіх кожен будь-який
alle alles jeder jede jedes einzige`)
	// nothings make "only" of "except": none other than Kim.
	nothings = text.WordSet("no none nothing nobody nowhere никто никого ничего ничто никаких нет ніхто нікого нічого niemand nichts kein keine who what кто что хто що wer was")

	// sentenceWords stand in sentences, and hardly in a search by keywords.
	sentenceWords = text.WordSet(`
he she it they we i you this that there who which his her their its our my your says said could should may might must can cannot
would will to if because when
он она оно они мы я вы это был была было были есть будет может сказал сказала заявил чтобы если
він вона воно вони ми це був була було були є буде якщо щоб
er sie es wir ich ist sind war waren wird hat haben kann`)

	// measures are reported without a part of them: inflation excluding energy.
	measures = text.WordSet(`
price prices cost costs inflation gdp growth profit profits earnings revenue revenues income sales output export exports
import imports budget spending debt deficit cpi index rate rates deaths casualties toll population total number average
wages ban bans tariff tariffs tax taxes
цена цены инфляция ввп рост прибыль доходы расходы бюджет долг число количество потери запрет
preise inflation kosten zahl`)

	// partings are what happens without a person: talks without Holm.
	partings = text.WordSet(`
talks talk negotiations peace deal agreement meeting meetings summit summits conference government coalition future life world
team teams squad game games match matches season final finals tennis football soccer basketball baseball hockey olympics field
election elections vote decision decisions era party campaign band show film movie company
переговоры переговоров мир мира сделка соглашение встреча саммит правительство коалиция будущее жизнь выборы команда матч
переговори мир угода зустріч майбутнє життя
gespräche verhandlungen frieden abkommen treffen gipfel regierung koalition zukunft leben welt`)
	// anybody are words for all who may say something: anybody except Yonhap.
	anybody = text.WordSet("anybody anyone everybody everyone outlets outlet papers paper media newspapers sources agencies all кто-нибудь кто-либо все издания сми")

	// withoutVerbs are said of what happens without somebody.
	withoutVerbs = text.WordSet("do live survive manage function cope work exist be look win leave leaving go operate continue end ended left")

	// notExcluded follow the leads of exclusions in set phrases: last but not least.
	notExcluded = text.WordSet(`
least quite rather very limited yet always enough necessarily sure now really bad good much again exactly true right that this those these
question doubt warning delay fail exception end success result comment others interested helpful useful relevant clear
ok fair here there possible available idea way problem worries thanks thank one deal power light water
more longer date dates filter filters source sources outlet outlets time times period people person name names
того этого этому этом том сомнения сомнений вести света шуток этого того цього
today tomorrow tonight yesterday сегодня завтра вчера heute morgen gestern details detail explanation
betrieb kraft kontrolle frage gefahr dienst zweifel`)

	// statives are no topics although they are no adjectives by their endings:
	// missing but not found.
	statives = text.WordSet(`
found heard seen dead guilty made done known said told sent sold built held shot hit kept lost won paid put met felt
big small good bad strong weak new old clear safe ready easy hard free rich poor sick hurt alone open shut cheap great
friends enemies`)
	adjectiveEndings = []string{"ed", "en", "al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ant", "ent", "ly", "ing", "ary", "ate", "est"}

	// determiners may stand before what is left out.
	determiners = text.WordSet("the any all those these der die das dem den des")
	// leadNouns may stand before an outlet or a topic, followed by a preposition or
	// not.
	leadNouns = text.WordSet(`
article articles story stories piece pieces report reports coverage news anything items
newspaper paper outlet outlets agency wire site magazine
газеты газете издания издание агентства агентство сайта портала телеканала журнала статей статьи статьях статья новостей новости материалов
сообщений сообщения публикаций публикации материалы сообщения заметок заметки
публікацій публікації повідомлень повідомлення матеріалів
газети видання агентства сайту порталу каналу статей статті статтях новин новини
zeitung artikel artikeln berichte berichten`)
	leadPrepositions = text.WordSet("from by in about on mentioning naming with о об про из от з від von aus über mit")

	// formTerms are kinds of articles by their form, subjectTerms by what they are
	// about, and genericTerms what may stand beside either, as the index has them.
	formTerms = func() map[string]bool {
		return indexedTerms(`
opinion opinions op-ed op-eds oped opeds editorial editorials commentary commentaries columnist advertorial advertorials
horoscope horoscopes obituary obituaries crossword crosswords quizzes podcasts
мнение мнения мнений колонка колонки колонок передовица передовицы гороскоп гороскопа гороскопы гороскопов некролог некрологи некрологов
думка думки думок гороскопу гороскопів
meinung meinungen leitartikel horoskop horoskope nachruf nachrufe kolumne kolumnen meinungsbeiträge meinungsartikel`)
	}()
	subjectTerms = func() map[string]bool {
		return indexedTerms(`
sport sports ad ads advert adverts advertisement advertisements advertising sponsored column columns review reviews weather gossip
celebrity celebrities lifestyle entertainment quiz podcast interview interviews
комментарий комментарии комментариев спорт спорта реклама рекламы интервью рецензии рецензий погода погоды
спорту реклами інтервʼю
kommentar kommentare kommentaren werbung anzeigen wetter`)
	}()
	genericTerms = func() map[string]bool {
		return indexedTerms(`
piece pieces article articles story stories item items section sections page pages post posts content
статья статьи статей материал материалы материалов авторский авторские авторских спортивный спортивные новости новостей
beiträge beiträgen artikel`)
	}()
	// koreanCategories are the same in Korean, whose terms are parts of words.
	koreanCategories = text.WordSet("오피니언 사설 칼럼 스포츠 광고 운세 의견 기고 연예 날씨 부고 인터뷰 논평")
)

// indexedTerms returns the set of the terms of the words in a list.
func indexedTerms(list string) map[string]bool {
	terms := map[string]bool{}
	for _, t := range text.Analyze(nil, list) {
		if !t.Stop {
			terms[t.Term] = true
		}
	}
	return terms
}

package query

import "dateline/retrieval/text"

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
	determiners = text.WordSet("the any all those these le la les el los las der die das dem den des")
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

package retrieval_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// englishPaper, russianPaper and koreanPaper are invented coverages in one
// language each.
var (
	englishPaper = []string{
		"Arms\nNorth Korea has sent two million artillery shells to Russia since last year, the ministry of defence said on Monday.",
		"Treaty\nThe two presidents signed a treaty on mutual defence in Pyongyang after a short ceremony.",
		"Quake\nAn earthquake killed forty people in the coastal province. Rescuers found nine survivors under the ruins.",
		"Election\nThe opposition won the parliamentary election with 54 per cent of the vote. Turnout was the highest in ten years.",
		"Oil\nThe price of oil rose to ninety dollars a barrel after the embargo began.",
		"Court\nThe supreme court overturned the sentence of the former mayor, who was accused of taking bribes.",
		"Strike\nNurses went on strike in all public hospitals. Their union demands higher wages.",
		"Football\nThe national team lost the final of the football championship. Its coach resigned the same evening.",
		"Submarine\nThe new nuclear submarine was launched in spring. It carries sixteen ballistic missiles.",
		"Refugees\nMore than eight thousand refugees crossed the border in a week, the agency for migration said.",
		"Satellite\nThe rocket carried a weather satellite into orbit at the first attempt.",
		"Factory\nA fire destroyed a battery factory near the capital. Twelve workers were injured.",
	}
	russianPaper = []string{
		"Снаряды\nСеверная Корея отправила России два миллиона артиллерийских снарядов с прошлого года, сообщило министерство обороны.",
		"Землетрясение\nВ прибрежной провинции при землетрясении погибли сорок человек. Спасатели нашли под завалами девять выживших.",
		"Нефть\nЦена нефти выросла до девяноста долларов за баррель после введения эмбарго.",
		"Суд\nВерховный суд отменил приговор бывшему мэру, которого обвиняли во взятках.",
		"Забастовка\nМедсестры объявили забастовку во всех государственных больницах. Профсоюз требует повышения зарплаты.",
		"Беженцы\nБолее восьми тысяч беженцев за неделю пересекли границу, говорится в докладе агентства.",
		"Пожар\nПожар уничтожил завод аккумуляторов недалеко от столицы. Двенадцать рабочих ранены.",
	}
	koreanPaper = []string{
		"포탄\n북한이 지난해부터 러시아에 포탄 200만 발을 보냈다고 국방부가 월요일 밝혔다.",
		"지진\n해안 지방에서 지진이 일어나 40명이 사망했다. 구조대원들은 생존자 9명을 찾았다.",
		"선거\n야당이 총선에서 54퍼센트를 얻어 승리했다. 투표율은 10년 만에 가장 높았다.",
		"법원\n대법원은 뇌물 혐의로 기소된 전직 시장의 판결을 뒤집었다.",
		"파업\n간호사들이 모든 공공 병원에서 파업에 들어갔다. 노조는 임금 인상을 요구한다.",
		"화재\n수도 인근 배터리 공장에서 화재가 나 노동자 12명이 부상했다.",
	}
)

// Each question is put to coverage in another language. must is in the first
// quote.
var crossing = []struct {
	paper          []string
	question, must string
}{
	{englishPaper, "Сколько снарядов Северная Корея отправила России?", "two million"},
	{englishPaper, "Где президенты подписали договор?", "in Pyongyang"},
	{englishPaper, "Сколько людей погибло при землетрясении?", "forty"},
	{englishPaper, "Сколько выживших нашли спасатели?", "nine"},
	{englishPaper, "Кто выиграл парламентские выборы?", "opposition"},
	{englishPaper, "Какая была явка на выборах?", "highest"},
	{englishPaper, "Какова цена нефти?", "ninety dollars"},
	{englishPaper, "Почему суд отменил приговор мэру?", "supreme court"},
	{englishPaper, "Чего требует профсоюз медсестер?", "higher wages"},
	{englishPaper, "Кто проиграл финал чемпионата по футболу?", "national team"},
	{englishPaper, "Сколько баллистических ракет несет подводная лодка?", "sixteen"},
	{englishPaper, "Сколько беженцев пересекло границу?", "eight thousand"},
	{englishPaper, "Что вывела на орбиту ракета?", "weather satellite"},
	{englishPaper, "Сколько рабочих пострадало при пожаре на заводе?", "Twelve"},
	{englishPaper, "북한은 러시아에 포탄을 몇 발 보냈나?", "two million"},
	{englishPaper, "대통령들은 어디에서 조약에 서명했나?", "in Pyongyang"},
	{englishPaper, "지진으로 몇 명이 사망했나?", "forty"},
	{englishPaper, "총선에서 누가 승리했나?", "opposition"},
	{englishPaper, "석유 가격은 얼마인가?", "ninety dollars"},
	{englishPaper, "대법원은 시장의 판결을 어떻게 했나?", "overturned"},
	{englishPaper, "간호사 노조는 무엇을 요구하나?", "higher wages"},
	{englishPaper, "탄도미사일을 몇 발 실은 잠수함인가?", "sixteen"},
	{englishPaper, "국경을 넘은 난민은 몇 명인가?", "eight thousand"},
	{englishPaper, "공장 화재로 노동자 몇 명이 다쳤나?", "Twelve"},
	{russianPaper, "How many shells did North Korea send to Russia?", "два миллиона"},
	{russianPaper, "How many people were killed in the earthquake?", "сорок"},
	{russianPaper, "What is the price of oil?", "девяноста"},
	{russianPaper, "Why did the supreme court overturn the sentence of the mayor?", "взятках"},
	{russianPaper, "What does the union of the nurses demand?", "зарплаты"},
	{russianPaper, "How many refugees crossed the border?", "восьми тысяч"},
	{russianPaper, "How many workers were wounded in the fire at the factory?", "Двенадцать"},
	{koreanPaper, "How many shells did North Korea send to Russia?", "200만"},
	{koreanPaper, "How many people died in the earthquake?", "40명"},
	{koreanPaper, "Who won the parliamentary election?", "야당"},
	{koreanPaper, "What does the union of the nurses demand?", "임금"},
	{koreanPaper, "How many workers were injured in the factory fire?", "12명"},
	{koreanPaper, "Сколько снарядов отправила Северная Корея?", "200만"},
	{koreanPaper, "Сколько человек погибло при землетрясении?", "40명"},
	{russianPaper, "지진으로 몇 명이 사망했나?", "сорок"},
	{russianPaper, "석유 가격은 얼마인가?", "девяноста"},
}

func TestQuestionsCrossLanguages(t *testing.T) {
	for _, c := range crossing {
		r := askPaper(t, c.paper, c.question)
		if len(r.Passages) == 0 || !strings.Contains(r.Passages[0].QuoteText(), c.must) || r.Verdict == retrieval.None {
			t.Errorf("%q: %s (%.2f), %q; want %q", c.question, r.Verdict, r.Confidence, quotes(r), c.must)
		}
	}
}

// What names alone bring over is no answer.
func TestNamesAloneAreNoAnswerInAnotherLanguage(t *testing.T) {
	for question, paper := range map[string][]string{
		"Сколько беспилотников Северная Корея продала России?":  englishPaper,
		"Какие вертолеты получила Россия от Северной Кореи?":    englishPaper,
		"Сколько зерна Россия поставила Северной Корее?":        englishPaper,
		"Кто убил посла России в Северной Корее?":               englishPaper,
		"Когда наводнение затопило библиотеку?":                 englishPaper,
		"Что Россия обещала Северной Корее за танки?":           englishPaper,
		"러시아는 북한에 헬기를 몇 대 팔았나?":                                 englishPaper,
		"북한 선수단은 올림픽에서 금메달을 몇 개 땄나?":                            englishPaper,
		"러시아 관광객은 북한에서 무엇을 먹었나?":                                englishPaper,
		"How many helicopters did North Korea buy from Russia?": russianPaper,
		"Who stole the paintings from the museum in Moscow?":    russianPaper,
		"Which hotels did tourists from Russia book?":           koreanPaper,
	} {
		if r := askPaper(t, paper, question); r.Verdict == retrieval.Found {
			t.Errorf("%q: %s (%.2f), %q", question, r.Verdict, r.Confidence, quotes(r))
		}
	}
}

// A word that nothing translates is said to be untranslated; one that was
// translated, or is a name that letters bring over, and was not found, is not in
// the coverage.
func TestWhatIsNotTranslatedIsSaid(t *testing.T) {
	for _, c := range []struct {
		paper                 []string
		question              string
		missing, untranslated []string
	}{
		{englishPaper, "Сколько снарядов и штуцеров у Шойгу?", []string{"Шойгу"}, []string{"штуцеров"}},
		{englishPaper, "Сколько вертолетов и снарядов?", []string{"вертолетов"}, nil},
		{englishPaper, "포탄과 비녀는 무엇인가?", nil, []string{"비녀는"}},
		{russianPaper, "How many shells and crankshafts?", nil, []string{"crankshafts"}},
		{koreanPaper, "How many shells and crankshafts?", nil, []string{"crankshafts"}},
		{englishPaper, "How many shells and crankshafts?", []string{"crankshafts"}, nil},
		{russianPaper, "Сколько снарядов и штуцеров?", []string{"штуцеров"}, nil},
	} {
		r := askPaper(t, c.paper, c.question)
		if !slices.Equal(r.Missing, c.missing) || !slices.Equal(r.Untranslated, c.untranslated) {
			t.Errorf("%q: missing %q, untranslated %q; want %q and %q", c.question, r.Missing, r.Untranslated, c.missing, c.untranslated)
		}
	}
}

// A question in the only language of the coverage is searched as it was typed.
func TestNothingCrossesWithinALanguage(t *testing.T) {
	for question, paper := range map[string][]string{
		"How many shells and refugees?": englishPaper, "Сколько снарядов и беженцев?": russianPaper, "포탄과 공장 화재": koreanPaper,
	} {
		if r := askPaper(t, paper, question); len(r.Also) > 0 {
			t.Errorf("%q: also searched %q", question, alsoOf(r))
		}
	}
}

// In a coverage in several languages a word is searched in all of them, and an
// article in the asker's own goes before one that says the same in another.
func TestTheAskersOwnLanguageGoesFirst(t *testing.T) {
	both := slices.Concat(englishPaper, russianPaper, koreanPaper)
	for question, own := range map[string]string{
		"How many refugees crossed the border?":     "eight thousand refugees",
		"Сколько беженцев пересекло границу?":       "восьми тысяч беженцев",
		"Why did nurses go on strike in hospitals?": "Nurses went on strike",
	} {
		r := askPaper(t, both, question)
		if !strings.Contains(r.Passages[0].QuoteText(), own) || len(r.Also) == 0 {
			t.Errorf("%q: %q first, also searched %q; want %q", question, quotes(r), alsoOf(r), own)
		}
	}
}

func askPaper(t *testing.T, paper []string, question string) retrieval.Result {
	t.Helper()
	r, err := exhaustive.New(articles(paper...)).Search(t.Context(), query.Query{Text: question, Top: 3})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// quotes are the quoted words of a result.
func quotes(r retrieval.Result) (all []string) {
	for i := range r.Passages {
		all = append(all, r.Passages[i].QuoteText())
	}
	return all
}

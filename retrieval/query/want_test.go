package query

import (
	"strings"
	"testing"
	"time"
)

var wantNow = time.Date(2025, 2, 19, 12, 0, 0, 0, time.UTC)

func wantKnown() Known {
	return Known{Sources: []string{"Reuters", "Selby Post", "Harbour Times"}, Agencies: [][]string{{"Reuters"}}}
}

func TestAmountsAndListsAreRead(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  Want
		left  string
	}{
		{"How many articles mention Ida Holm?", Count, "Ida Holm"},
		{"how many articles mentioned Ida Holm", Count, "Ida Holm"},
		{"How many articles mention that Ida Holm was ill?", Count, "that Ida Holm was ill"},
		{"How many stories are there about the ferry strike?", Count, "the ferry strike"},
		{"how many articles do we have on the strike?", Count, "the strike"},
		{"How many articles about the strike were published in total?", Count, "the strike"},
		{"How many articles talk about Kim Jong-un?", Count, "Kim Jong-un"},
		{"how many reports on the strike are there", Count, "the strike"},
		{"number of reports on the strike", Count, "the strike"},
		{"What is the number of articles about monkeypox?", Count, "monkeypox"},
		{"count articles about monkeypox", Count, "monkeypox"},
		{"count all the articles mentioning monkeypox", Count, "monkeypox"},
		{"How often is Ida Holm mentioned?", Count, "Ida Holm"},
		{"how many times was Ida Holm mentioned in the coverage?", Count, "Ida Holm"},
		{"In how many articles is Ida Holm named?", Count, "Ida Holm"},
		{"how many mentions of Djokovic are there", Count, "Djokovic"},
		{"How many articles since Monday?", Count, ""},
		{"Can you count the articles about Ida Holm?", Count, "Ida Holm"},
		{"I want to know how many articles mention Ida Holm", Count, "Ida Holm"},
		{"Ida Holm: how many articles?", Count, "Ida Holm"},
		{"How many articles did Reuters publish about the strike?", Count, "the strike"},
		{"How many times has Selby Post reported on the strike?", Count, "the strike"},
		{"how often was the strike reported, by month?", ByMonth, "the strike"},
		{"Selby strike articles per month", ByMonth, "Selby strike"},
		{"Selby strike, list all articles", List, "Selby strike"},
		{"Could you show me all the articles about Ida Holm?", List, "Ida Holm"},
		{"list everything from Selby Post", List, ""},
		{"give me everything about the strike", List, "the strike"},
		{"Selby strike: which outlets covered it?", Outlets, "Selby strike"},
		{"How many articles from Reuters since 1 February?", Count, ""},
		{"since Monday, how many articles mention Ida Holm?", Count, "Ida Holm"},
		{"please, how many articles are about Ida Holm", Count, "Ida Holm"},
		{"Сколько статей о забастовке?", Count, "забастовке"},
		{"сколько всего статей упоминают Иду Хольм", Count, "Иду Хольм"},
		{"Сколько раз упоминается Ида Хольм?", Count, "Ида Хольм"},
		{"как часто упоминается Ида Хольм", Count, "Ида Хольм"},
		{"количество публикаций о порте", Count, "порте"},
		{"Сколько у нас статей про забастовку?", Count, "забастовку"},
		{"파업 기사 몇 건이야?", Count, "파업"},
		{"파업 관련 기사는 몇 건인가요?", Count, "파업"},
		{"파업에 대한 기사 수", Count, "파업"},
		{"김민수를 언급한 기사는 몇 건?", Count, "김민수"},
		{"김민수가 언급된 기사가 몇 개 있나요", Count, "김민수"},

		{"List all articles about the strike", List, "the strike"},
		{"show me every report on the strike", List, "the strike"},
		{"all articles by Reuters about the strike", List, "the strike"},
		{"All articles about monkeypox", List, "monkeypox"},
		{"give me a list of articles on monkeypox", List, "monkeypox"},
		{"list articles mentioning Ida Holm", List, "Ida Holm"},
		{"what have we got on the strike?", List, "the strike"},
		{"What do we have about Ida Holm?", List, "Ida Holm"},
		{"which articles mention Ida Holm?", List, "Ida Holm"},
		{"Which stories are about the harbour tax?", List, "the harbour tax"},
		{"show all coverage of the strike", List, "the strike"},
		{"list all articles from Selby Post", List, ""},
		{"can you show me all the articles about Ida Holm please?", List, "Ida Holm"},
		{"список всех статей о забастовке", List, "забастовке"},
		{"покажи все статьи про порт", List, "порт"},
		{"Какие статьи упоминают Иду Хольм?", List, "Иду Хольм"},
		{"что у нас есть о забастовке?", List, "забастовке"},
		{"파업 기사 목록", List, "파업"},
		{"파업 관련 기사 모두 보여줘", List, "파업"},
		{"파업에 대한 모든 기사", List, "파업"},

		{"Which outlets reported the strike?", Outlets, "the strike"},
		{"which papers wrote about the strike", Outlets, "the strike"},
		{"who covered the strike?", Outlets, "the strike"},
		{"Which newspapers have covered Ida Holm?", Outlets, "Ida Holm"},
		{"what media reported on the missile test", Outlets, "the missile test"},
		{"how many outlets reported the strike?", Outlets, "the strike"},
		{"Who has written about Ida Holm?", Outlets, "Ida Holm"},
		{"Which outlets reported that the minister was ill?", Outlets, "that the minister was ill"},
		{"какие издания сообщили о забастовке?", Outlets, "забастовке"},
		{"какие СМИ писали про порт", Outlets, "порт"},
		{"кто писал о забастовке?", Outlets, "забастовке"},
		{"어느 매체가 파업을 보도했나?", Outlets, "파업"},
		{"파업을 보도한 매체는?", Outlets, "파업"},
		{"어떤 언론사가 파업을 다뤘나요", Outlets, "파업"},

		{"who first reported the strike?", First, "the strike"},
		{"Who reported the strike first?", First, "the strike"},
		{"who broke the story about the strike", First, "the strike"},
		{"Who broke the news of the resignation?", First, "the resignation"},
		{"which outlet was first to report the strike?", First, "the strike"},
		{"who was the first to report that Musk wanted to buy Twitter?", First, "Musk wanted to buy Twitter"},
		{"first mention of Ida Holm", First, "Ida Holm"},
		{"кто первым сообщил о забастовке?", First, "забастовке"},
		{"кто сообщил о забастовке первым?", First, "забастовке"},
		{"파업 최초 보도", First, "파업"},
		{"파업을 가장 먼저 보도한 매체는?", First, "파업"},
		{"파업을 처음 보도한 곳은 어디인가요?", First, "파업"},

		{"How many articles per week mention Ida Holm?", ByWeek, "Ida Holm"},
		{"How often, by month, is Ida Holm mentioned?", ByMonth, "Ida Holm"},
		{"mentions of Ida Holm over time", OverTime, "Ida Holm"},
		{"articles about the strike by day", ByDay, "the strike"},
		{"coverage of monkeypox month by month", ByMonth, "monkeypox"},
		{"number of articles per day on the strike", ByDay, "the strike"},
		{"chart of mentions of Djokovic", OverTime, "Djokovic"},
		{"how many articles a year mention the treaty", ByYear, "the treaty"},
		{"сколько статей о забастовке по месяцам", ByMonth, "забастовке"},
		{"динамика упоминаний порта", OverTime, "порта"},
		{"как часто по неделям упоминается Ида Хольм", ByWeek, "Ида Хольм"},
		{"파업 기사 월별", ByMonth, "파업"},
		{"월별 파업 기사 수", ByMonth, "파업"},
		{"파업 언급 추이", OverTime, "파업"},
	} {
		q := Parse(c.typed, wantNow, wantKnown())
		if q.Wants != c.want || q.Text != c.left {
			t.Errorf("%q: wants %q of %q, want %q of %q", c.typed, q.Wants, q.Text, c.want, c.left)
		}
	}
}

func TestFiltersOfAmounts(t *testing.T) {
	q := Parse("all articles by Reuters about the strike since 1 February", wantNow, wantKnown())
	if q.Wants != List || strings.Join(q.Words(), ", ") != "source Reuters, since 1 Feb 2025" {
		t.Errorf("%q, %q, %v", q.Wants, q.Text, q.Words())
	}
	q = Parse("How many articles from Selby Post mention Ida Holm?", wantNow, wantKnown())
	if q.Wants != Count || q.Text != "Ida Holm" || strings.Join(q.Words(), ", ") != "source Selby Post" {
		t.Errorf("%q, %q, %v", q.Wants, q.Text, q.Words())
	}
}

func TestOrdersByDateAreRead(t *testing.T) {
	for _, c := range []struct {
		typed string
		order Order
		left  string
	}{
		{"latest on monkeypox", NewestFirst, "monkeypox"},
		{"What's the latest on the strike?", NewestFirst, "the strike"},
		{"what is the latest news about Ida Holm", NewestFirst, "Ida Holm"},
		{"latest articles on the ferry", NewestFirst, "the ferry"},
		{"what's new on the strike?", NewestFirst, "the strike"},
		{"most recent reports on the strike", NewestFirst, "the strike"},
		{"newest articles about the strike", NewestFirst, "the strike"},
		{"any updates on the strike?", NewestFirst, "the strike"},
		{"strike newest first", NewestFirst, "strike"},
		{"strike sorted by date, oldest first", OldestFirst, "strike"},
		{"strike, sorted by date", NewestFirst, "strike"},
		{"older ones first: strike", OldestFirst, "strike"},
		{"последние новости о забастовке", NewestFirst, "забастовке"},
		{"что нового о забастовке?", NewestFirst, "забастовке"},
		{"파업 최신 소식", NewestFirst, "파업"},
		{"파업 최신 뉴스 알려줘", NewestFirst, "파업"},
		{"strike, oldest first", OldestFirst, "strike"},
		{"order:oldest strike", OldestFirst, "strike"},
		{"sort:oldest strike", OldestFirst, "strike"},
		{"oldest articles on the strike", OldestFirst, "the strike"},
		{"earliest reports on the strike", OldestFirst, "the strike"},
		{"забастовка, сначала старые", OldestFirst, "забастовка"},
		{"파업 오래된 순", OldestFirst, "파업"},
	} {
		q := Parse(c.typed, wantNow, wantKnown())
		if q.Order != c.order || q.Text != c.left || q.Wants != "" {
			t.Errorf("%q: %q of %q (wants %q), want %q of %q", c.typed, q.Order, q.Text, q.Wants, c.order, c.left)
		}
	}
}

func TestOrdinaryQuestionsAskForNoAmount(t *testing.T) {
	for _, typed := range strings.Split(`How many troops did Russia send?
How many articles of the treaty were broken?
How many articles of the constitution mention religion?
How often does the ferry run?
How often does Reuters pay its reporters?
How many articles did the parties sign about fishing?
How many times did the minister report on the budget?
What is on the list of articles?
Who reads all the reports?
Which paper has the most articles?
sales by outlet
How many prizes did Reuters win for reports on the war?
Can you find the articles of association?
I want to see the ferry
deaths by date
How often is the ferry inspected?
How often do the buses stop?
How many stories does the tower have?
How many stories high is the tower?
How many reports did the police file?
How many reports of abuse did the church receive?
How many stories about the war has he written?
How many pieces did the museum lend?
How many items were on the list?
How many papers did Holm publish?
How many times did the minister mention the strike?
How many times has the ferry broken down?
How many headlines did it make?
How many sources of income does he have?
How many people were mentioned in the report?
How many posts did the army abandon?
Who covered the costs of the repair?
Who covered up the scandal?
Who covered for the manager?
Who covered the bill?
Who first reported the abuse to the police?
Who was first to reach the pole?
Who came first in the election?
Who reported the theft?
Who published the letter?
Who broke the record?
Who broke the news to the family?
Which papers did the court publish?
Which outlets closed last year?
Which media did Musk buy?
Which sources of energy are cheapest?
Which articles of the treaty were broken?
Which stories did he invent?
When was the virus first reported?
When did the strike first begin?
What did the report say about the strike?
What is the latest estimate of the death toll?
What is the newest ship of the fleet?
What is new in the budget?
What have we learned about the virus?
What has been reported about the strike?
List the ministers who resigned
List of candidates in Selby
Count of Monte Cristo
count of votes in Selby
All the President's men
all the reports were false, who said so?
inflation by month
GDP over time
mentions of honour
first article of the constitution
Show me the money
How much coal is burnt every year?
How many ferries a day sail to Selby?
ferries per week
daily newspapers
the number of troops in Korea
number of reports
Сколько человек погибло?
Сколько сообщений о минировании поступило?
Сколько статей договора нарушено?
Как часто ходит паром?
Кто первым пришёл на помощь?
Кто сообщил полиции?
Кто написал письмо?
Какие издания закрылись?
Какие газеты купил Маск?
Сколько раз переносили выборы?
Список кандидатов
По месяцам инфляция
파업 참가자는 몇 명인가?
배가 하루에 몇 번 다니나?
기사가 몇 명 다쳤나?
어느 매체가 폐간했나?
누가 먼저 도착했나?
최초의 여성 대통령은 누구인가?
버스 기사 파업`, "\n") {
		q := Parse(typed, wantNow, wantKnown())
		plain := parseFilters(withoutCourtesy(typed), wantNow, wantKnown())
		if q.Wants != "" || q.Order != "" || q.Text != plain.Text {
			t.Errorf("%q was read as %q, %q of %q", typed, q.Wants, q.Order, q.Text)
		}
	}
}

func BenchmarkWants(b *testing.B) {
	for b.Loop() {
		Parse("how many articles by Reuters about the strike in the port of Marsk were published by month since May", wantNow, wantKnown())
	}
}

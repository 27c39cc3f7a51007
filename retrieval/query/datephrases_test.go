package query

import (
	"strings"
	"testing"
	"time"
)

// asked is a Wednesday.
var asked = time.Date(2025, 2, 19, 12, 0, 0, 0, time.UTC)

func checkFilters(t *testing.T, cases [][3]string) {
	t.Helper()
	for _, c := range cases {
		q := Parse(c[0], asked, outlets)
		if got := strings.Join(q.Words(), "; "); got != c[2] || q.Text != c[1] {
			t.Errorf("%q\n got %q, filter %q, unread %q\nwant %q, filter %q", c[0], q.Text, got, q.Unread, c[1], c[2])
		}
	}
}

func TestClosedPeriods(t *testing.T) {
	checkFilters(t, [][3]string{
		{"Marsk the day before yesterday", "Marsk", "since 17 Feb 2025; until 17 Feb 2025"},
		{"Marsk 2 weeks ago", "Marsk", "since 3 Feb 2025; until 9 Feb 2025"},
		{"What closed a week ago?", "What closed?", "since 10 Feb 2025; until 16 Feb 2025"},
		{"What closed about three days ago?", "What closed?", "since 16 Feb 2025; until 16 Feb 2025"},
		{"Two months ago, what closed?", "what closed?", "since 1 Dec 2024; until 31 Dec 2024"},
		{"Marsk past fortnight", "Marsk", "since 5 Feb 2025; until 19 Feb 2025"},
		{"Marsk in the last fortnight", "Marsk", "since 5 Feb 2025; until 19 Feb 2025"},
		{"Marsk the week before last", "Marsk", "since 5 Feb 2025; until 11 Feb 2025"},
		{"Marsk the month before last", "Marsk", "since 19 Dec 2024; until 18 Jan 2025"},
		{"Marsk since Christmas", "Marsk", "since 25 Dec 2024"},
		{"Marsk since New Year's Eve", "Marsk", "since 31 Dec 2024"},
		{"Marsk since the new year", "Marsk", "since 1 Jan 2025"},
		{"Marsk since Easter", "Marsk", "since 31 Mar 2024"},
		{"Marsk after Easter 2023", "Marsk", "since 10 Apr 2023"},
		{"Marsk before Christmas 2024", "Marsk", "until 24 Dec 2024"},
		{"Marsk since May Day", "Marsk", "since 1 May 2024"},
		{"Marsk in Q1 2025", "Marsk", "since 1 Jan 2025; until 31 Mar 2025"},
		{"Marsk in Q1", "Marsk", "since 1 Jan 2025; until 31 Mar 2025"},
		{"Marsk first quarter of 2025", "Marsk", "since 1 Jan 2025; until 31 Mar 2025"},
		{"Marsk in the fourth quarter", "Marsk", "since 1 Oct 2024; until 31 Dec 2024"},
		{"Marsk since the third quarter of 2024", "Marsk", "since 1 Jul 2024"},
		{"Marsk early January", "Marsk", "since 1 Jan 2025; until 10 Jan 2025"},
		{"Marsk in mid-January", "Marsk", "since 11 Jan 2025; until 20 Jan 2025"},
		{"Marsk in mid January 2024", "Marsk", "since 11 Jan 2024; until 20 Jan 2024"},
		{"In late January, what closed?", "what closed?", "since 21 Jan 2025; until 31 Jan 2025"},
		{"What closed at the end of January?", "What closed?", "since 21 Jan 2025; until 31 Jan 2025"},
		{"Marsk since mid-January", "Marsk", "since 11 Jan 2025"},
		{"Marsk until late January", "Marsk", "until 31 Jan 2025"},
		{"Marsk before the end of January", "Marsk", "until 31 Jan 2025"},
		{"Marsk since late January", "Marsk", "since 21 Jan 2025"},
		{"Marsk first week of January", "Marsk", "since 1 Jan 2025; until 7 Jan 2025"},
		{"Marsk in the last week of January 2025", "Marsk", "since 25 Jan 2025; until 31 Jan 2025"},
		{"Marsk 2025-01-01..2025-01-31", "Marsk", "since 1 Jan 2025; until 31 Jan 2025"},
		{"What, 2025-01-01..2025-01-31, closed?", "What, closed?", "since 1 Jan 2025; until 31 Jan 2025"},
		{"Marsk 2025-01/2025-01", "Marsk", "since 1 Jan 2025; until 31 Jan 2025"},
		{"Marsk 2025-01-01/2025-01-31", "Marsk", "since 1 Jan 2025; until 31 Jan 2025"},
		{"Marsk 2025-01-01 to 2025-01-31", "Marsk", "since 1 Jan 2025; until 31 Jan 2025"},
		{"Marsk 1–15 January 2025", "Marsk", "since 1 Jan 2025; until 15 Jan 2025"},
		{"Marsk January 10-12", "Marsk", "since 10 Jan 2025; until 12 Jan 2025"},
		{"Marsk 10-12 January", "Marsk", "since 10 Jan 2025; until 12 Jan 2025"},
		{"Marsk January 10 - 12?", "Marsk?", "since 10 Jan 2025; until 12 Jan 2025"},
		{"Marsk 3 to 5 January", "Marsk", "since 3 Jan 2025; until 5 Jan 2025"},
		{"Marsk 28 January – 3 February 2025", "Marsk", "since 28 Jan 2025; until 3 Feb 2025"},
		{"Marsk January–February 2025", "Marsk", "since 1 Jan 2025; until 28 Feb 2025"},
		{"Marsk over the weekend", "Marsk", "since 15 Feb 2025; until 16 Feb 2025"},
		{"Marsk last weekend", "Marsk", "since 15 Feb 2025; until 16 Feb 2025"},
		{"Marsk since the weekend", "Marsk", "since 15 Feb 2025; until 19 Feb 2025"},
		{"articles from last year about Marsk", "articles about Marsk", "since 1 Jan 2024; until 31 Dec 2024"},
		{"Marsk published this year", "Marsk", "since 1 Jan 2025; until 31 Dec 2025"},
		{"articles from the 1990s about Marsk", "articles about Marsk", "since 1 Jan 1990; until 31 Dec 1999"},
		{"news from the weekend on Marsk", "news on Marsk", "since 15 Feb 2025; until 16 Feb 2025"},
		{"reports from early January on Marsk", "reports on Marsk", "since 1 Jan 2025; until 10 Jan 2025"},
		{"Marsk articles published before 2025", "Marsk articles published", "until 31 Dec 2024"},
		{"Marsk earlier this month", "Marsk", "since 1 Feb 2025; until 19 Feb 2025"},
		{"Marsk last year", "Marsk", "since 1 Jan 2024; until 31 Dec 2024"},
		{"Marsk in the first half of January", "Marsk", "since 1 Jan 2025; until 15 Jan 2025"},
		{"Marsk second half of January 2024", "Marsk", "since 16 Jan 2024; until 31 Jan 2024"},
		{"Marsk since 1/13/25", "Marsk", "since 13 Jan 2025"},
		{"Marsk before 13/1/25", "Marsk", "until 12 Jan 2025"},
		{"Marsk in the second half of 2024", "Marsk", "since 1 Jul 2024; until 31 Dec 2024"},
		{"Marsk week of 5 February", "Marsk", "since 3 Feb 2025; until 9 Feb 2025"},
		{"Marsk autumn 2024", "Marsk", "since 1 Sep 2024; until 30 Nov 2024"},
		{"Marsk since autumn 2024", "Marsk", "since 1 Sep 2024"},
		{"Marsk so far this year", "Marsk", "since 1 Jan 2025; until 19 Feb 2025"},
	})
}

func TestWrittenPeriods(t *testing.T) {
	checkFilters(t, [][3]string{
		{"Marsk since:7d", "Marsk", "since 12 Feb 2025; until 19 Feb 2025"},
		{"Marsk since:2w", "Marsk", "since 5 Feb 2025; until 19 Feb 2025"},
		{"Marsk since:3months", "Marsk", "since 19 Nov 2024; until 19 Feb 2025"},
		{"Marsk since:24h", "Marsk", "since 18 Feb 2025; until 19 Feb 2025"},
		{"Marsk since:1y", "Marsk", "since 19 Feb 2024; until 19 Feb 2025"},
		{"Marsk before:2w", "Marsk", "until 4 Feb 2025"},
		{"Marsk date:2025-01", "Marsk", "since 1 Jan 2025; until 31 Jan 2025"},
		{"Marsk date:2025-01-01..2025-01-31", "Marsk", "since 1 Jan 2025; until 31 Jan 2025"},
		{"Marsk on:Q1-2025", "Marsk", "since 1 Jan 2025; until 31 Mar 2025"},
		{"Marsk since:christmas", "Marsk", "since 25 Dec 2024"},
		{"Marsk on:early-January", "Marsk", "since 1 Jan 2025; until 10 Jan 2025"},
		{"Marsk since:mid-January", "Marsk", "since 11 Jan 2025"},
		{"Marsk on:weekend", "Marsk on:weekend", ""},
	})
}

func TestNegatedDates(t *testing.T) {
	checkFilters(t, [][3]string{
		{"Marsk not before 1 February", "Marsk", "since 1 Feb 2025"},
		{"Marsk not since February", "Marsk", "until 31 Jan 2025"},
		{"Marsk, but not since February", "Marsk", "until 31 Jan 2025"},
		{"Marsk not after January", "Marsk", "until 31 Jan 2025"},
		{"Marsk no earlier than 1 February", "Marsk", "since 1 Feb 2025"},
		{"Marsk not earlier than February 2025", "Marsk", "since 1 Feb 2025"},
		{"Marsk no later than 31 January", "Marsk", "until 31 Jan 2025"},
		{"Marsk not later than January", "Marsk", "until 31 Jan 2025"},
		{"Marsk not before last week", "Marsk", "since 12 Feb 2025"},
		{"Marsk not since Christmas", "Marsk", "until 24 Dec 2024"},
		{"Marsk not since Monday", "Marsk", "until 16 Feb 2025"},
		{"Marsk not between 1 and 15 February", "Marsk", "not 1 Feb 2025 to 15 Feb 2025"},
		{"Marsk not from 3 to 5 January", "Marsk", "not 3 Jan 2025 to 5 Jan 2025"},
		{"Marsk never since February", "Marsk", "until 31 Jan 2025"},
		{"Marsk never before February", "Marsk", "since 1 Feb 2025"},
		{"Marsk never after January", "Marsk", "until 31 Jan 2025"},
		{"Marsk not prior to 1 February", "Marsk", "since 1 Feb 2025"},
		{"Marsk outside January", "Marsk", "not 1 Jan 2025 to 31 Jan 2025"},
		{"Marsk outside of January 2025", "Marsk", "not 1 Jan 2025 to 31 Jan 2025"},
		{"учения не между 1 и 15 января", "учения", "not 1 Jan 2025 to 15 Jan 2025"},
		{"Streik nicht zwischen dem 3. und 5. Januar", "Streik", "not 3 Jan 2025 to 5 Jan 2025"},
		{"страйк не між 3 і 5 січня", "страйк", "not 3 Jan 2025 to 5 Jan 2025"},
		{"Who was outside in January's cold?", "Who was outside in January's cold?", ""},
		{"never before March the fleet sailed on", "never before March the fleet sailed on", ""},
		{"Marsk except January", "Marsk", "not 1 Jan 2025 to 31 Jan 2025"},
		{"Marsk except in January", "Marsk", "not 1 Jan 2025 to 31 Jan 2025"},
		{"Marsk not in January", "Marsk", "not 1 Jan 2025 to 31 Jan 2025"},
		{"Marsk not in January 2025?", "Marsk?", "not 1 Jan 2025 to 31 Jan 2025"},
		{"Marsk excluding last week", "Marsk", "not 12 Feb 2025 to 19 Feb 2025"},
		{"Marsk, but not yesterday", "Marsk", "not 18 Feb 2025"},
		{"Marsk other than on 3 February", "Marsk", "not 3 Feb 2025"},
		{"Marsk apart from the first week of January", "Marsk", "not 1 Jan 2025 to 7 Jan 2025"},
		{"Marsk except Q4 2024", "Marsk", "not 1 Oct 2024 to 31 Dec 2024"},
		{"Has Marsk not been shut since 10 February?", "Has Marsk not been shut?", "since 10 Feb 2025"},
		{"Why has Marsk not spoken since January?", "Why has Marsk not spoken?", "since 1 Jan 2025"},
		{"Who was not until March a member?", "Who was not until March a member?", ""},
		{"Marsk not until January", "Marsk not until January", ""},
		{"учения не с 9 мая", "учения", "until 8 May 2024"},
		{"учения не раньше 9 мая", "учения", "since 9 May 2024"},
		{"учения не ранее мая 2024 года", "учения", "since 1 May 2024"},
		{"учения не позднее 9 мая", "учения", "until 9 May 2024"},
		{"учения не позже января", "учения", "until 31 Jan 2025"},
		{"учения не до 9 мая", "учения", "since 9 May 2024"},
		{"учения не после января", "учения", "until 31 Jan 2025"},
		{"учения кроме января", "учения", "not 1 Jan 2025 to 31 Jan 2025"},
		{"учения за исключением января 2025 года", "учения", "not 1 Jan 2025 to 31 Jan 2025"},
		{"учения не в январе", "учения", "not 1 Jan 2025 to 31 Jan 2025"},
		{"Streik nicht vor dem 3. Januar", "Streik", "since 3 Jan 2025"},
		{"Streik nicht nach Januar", "Streik", "until 31 Jan 2025"},
		{"Streik nicht seit Januar", "Streik", "until 31 Dec 2024"},
		{"Streik außer im Januar", "Streik", "not 1 Jan 2025 to 31 Jan 2025"},
		{"grève pas avant le 3 janvier", "grève", "since 3 Jan 2025"},
		{"huelga no antes del 3 de enero", "huelga", "since 3 Jan 2025"},
		{"страйк не раніше 3 січня", "страйк", "since 3 Jan 2025"},
		{"страйк крім січня", "страйк", "not 1 Jan 2025 to 31 Jan 2025"},
	})
}

func TestDatesInOtherLanguages(t *testing.T) {
	checkFilters(t, [][3]string{
		{"учения позавчера", "учения", "since 17 Feb 2025; until 17 Feb 2025"},
		{"Что закрыли две недели назад?", "Что закрыли?", "since 3 Feb 2025; until 9 Feb 2025"},
		{"Что закрыли неделю назад?", "Что закрыли?", "since 10 Feb 2025; until 16 Feb 2025"},
		{"учения в начале января", "учения", "since 1 Jan 2025; until 10 Jan 2025"},
		{"учения в первом квартале 2025 года", "учения", "since 1 Jan 2025; until 31 Mar 2025"},
		{"учения с Нового года", "учения", "since 1 Jan 2025"},
		{"учения с Рождества", "учения", "since 7 Jan 2025"},
		{"учения на прошлых выходных", "учения", "since 15 Feb 2025; until 16 Feb 2025"},
		{"учения 10–12 января", "учения", "since 10 Jan 2025; until 12 Jan 2025"},
		{"страйк з 3 травня", "страйк", "since 3 May 2024"},
		{"страйк від січня 2025 року", "страйк", "since 1 Jan 2025"},
		{"страйк до 5 січня", "страйк", "until 4 Jan 2025"},
		{"страйк після 5 січня", "страйк", "since 6 Jan 2025"},
		{"страйк з червня по серпень", "страйк", "since 1 Jun 2024; until 31 Aug 2024"},
		{"страйк минулого тижня", "страйк", "since 12 Feb 2025; until 19 Feb 2025"},
		{"Що закрили вчора?", "Що закрили?", "since 18 Feb 2025; until 18 Feb 2025"},
		{"страйк позавчора", "страйк", "since 17 Feb 2025; until 17 Feb 2025"},
		{"страйк два тижні тому", "страйк", "since 3 Feb 2025; until 9 Feb 2025"},
		{"страйк за останній тиждень", "страйк", "since 12 Feb 2025; until 19 Feb 2025"},
		{"Streik seit dem 3. Mai 2024", "Streik", "since 3 May 2024"},
		{"Streik ab 1. Februar", "Streik", "since 1 Feb 2025"},
		{"Streik im 1. Quartal 2025", "Streik", "since 1 Jan 2025; until 31 Mar 2025"},
		{"Streik seit Januar", "Streik", "since 1 Jan 2025"},
		{"Streik seit 03.02.2025", "Streik", "since 3 Feb 2025"},
		{"Streik bis Ende Januar", "Streik", "until 31 Jan 2025"},
		{"Streik bis 5. Februar", "Streik", "until 5 Feb 2025"},
		{"Streik vor dem 5. Februar", "Streik", "until 4 Feb 2025"},
		{"Streik nach dem 5. Februar", "Streik", "since 6 Feb 2025"},
		{"Streik vom 3. bis 5. Februar 2025", "Streik", "since 3 Feb 2025; until 5 Feb 2025"},
		{"Streik zwischen dem 3. und 5. Februar", "Streik", "since 3 Feb 2025; until 5 Feb 2025"},
		{"Streik letzte Woche", "Streik", "since 12 Feb 2025; until 19 Feb 2025"},
		{"Was geschah in der letzten Woche?", "Was geschah?", "since 12 Feb 2025; until 19 Feb 2025"},
		{"Streik vorgestern", "Streik", "since 17 Feb 2025; until 17 Feb 2025"},
		{"Was schloss gestern?", "Was schloss?", "since 18 Feb 2025; until 18 Feb 2025"},
		{"Streik vor zwei Wochen", "Streik", "since 3 Feb 2025; until 9 Feb 2025"},
		{"Streik vor 3 Tagen", "Streik", "since 16 Feb 2025; until 16 Feb 2025"},
		{"Streik Anfang Januar", "Streik", "since 1 Jan 2025; until 10 Jan 2025"},
		{"Streik seit Weihnachten", "Streik", "since 25 Dec 2024"},
		{"Streik seit Anfang der Woche", "Streik", "since 17 Feb 2025; until 19 Feb 2025"},
		{"Streik am Wochenende", "Streik", "since 15 Feb 2025; until 16 Feb 2025"},
		{"grève depuis le 3 mai", "grève", "since 3 May 2024"},
		{"grève depuis le 3/5/2024", "grève", "since 3 May 2024"},
		{"grève avant le 5 février", "grève", "until 4 Feb 2025"},
		{"grève après le 5 février 2025", "grève", "since 6 Feb 2025"},
		{"grève du 3 au 5 février", "grève", "since 3 Feb 2025; until 5 Feb 2025"},
		{"grève entre le 3 et le 5 février", "grève", "since 3 Feb 2025; until 5 Feb 2025"},
		{"grève jusqu'au 1er février", "grève", "until 1 Feb 2025"},
		{"Que s'est-il passé la semaine dernière ?", "Que s'est-il passé?", "since 12 Feb 2025; until 19 Feb 2025"},
		{"grève il y a deux jours", "grève", "since 17 Feb 2025; until 17 Feb 2025"},
		{"Qu'est-ce que le port a fermé hier ?", "Qu'est-ce que le port a fermé?", "since 18 Feb 2025; until 18 Feb 2025"},
		{"grève avant-hier", "grève", "since 17 Feb 2025; until 17 Feb 2025"},
		{"grève début janvier", "grève", "since 1 Jan 2025; until 10 Jan 2025"},
		{"huelga desde el 3 de mayo", "huelga", "since 3 May 2024"},
		{"huelga desde el 3 de mayo de 2024", "huelga", "since 3 May 2024"},
		{"huelga hasta el 5 de febrero", "huelga", "until 5 Feb 2025"},
		{"huelga antes del 5 de febrero", "huelga", "until 4 Feb 2025"},
		{"huelga después de enero", "huelga", "since 1 Feb 2025"},
		{"¿Qué cerró la semana pasada?", "¿Qué cerró?", "since 12 Feb 2025; until 19 Feb 2025"},
		{"huelga hace dos días", "huelga", "since 17 Feb 2025; until 17 Feb 2025"},
		{"huelga ayer", "huelga", "since 18 Feb 2025; until 18 Feb 2025"},
		{"huelga del 3 al 5 de febrero de 2025", "huelga", "since 3 Feb 2025; until 5 Feb 2025"},
		{"huelga a principios de enero", "huelga", "since 1 Jan 2025; until 10 Jan 2025"},
		{"إضراب الميناء منذ 3 مايو", "إضراب الميناء", "since 3 May 2024"},
		{"إضراب الميناء قبل 5 فبراير", "إضراب الميناء", "until 4 Feb 2025"},
		{"إضراب الميناء بعد 5 فبراير 2025", "إضراب الميناء", "since 6 Feb 2025"},
		{"إضراب الميناء بين 3 و5 فبراير", "إضراب الميناء", "since 3 Feb 2025; until 5 Feb 2025"},
		{"إضراب الميناء الأسبوع الماضي", "إضراب الميناء", "since 12 Feb 2025; until 19 Feb 2025"},
		{"إضراب الميناء أمس", "إضراب الميناء", "since 18 Feb 2025; until 18 Feb 2025"},
		{"إضراب الميناء قبل يومين", "إضراب الميناء", "since 17 Feb 2025; until 17 Feb 2025"},
		{"שביתה מאז 3 במאי", "שביתה", "since 3 May 2024"},
		{"שביתה לפני 5 בפברואר", "שביתה", "until 4 Feb 2025"},
		{"שביתה אחרי 5 בפברואר", "שביתה", "since 6 Feb 2025"},
		{"שביתה עד 5 בפברואר 2025", "שביתה", "until 5 Feb 2025"},
		{"שביתה בשבוע שעבר", "שביתה", "since 12 Feb 2025; until 19 Feb 2025"},
		{"שביתה אתמול", "שביתה", "since 18 Feb 2025; until 18 Feb 2025"},
		{"שביתה לפני שבועיים", "שביתה", "since 3 Feb 2025; until 9 Feb 2025"},
	})
}

func TestEasternDates(t *testing.T) {
	checkFilters(t, [][3]string{
		{"4월 3일 이후 오를라", "오를라", "since 3 Apr 2024"},
		{"1월 이후 오를라", "오를라", "since 1 Jan 2025"},
		{"12월부터 오를라", "오를라", "since 1 Dec 2024"},
		{"12월부터의 오를라", "오를라", "since 1 Dec 2024"},
		{"오를라 1월 5일까지", "오를라", "until 5 Jan 2025"},
		{"오를라 1월 5일 이전", "오를라", "until 4 Jan 2025"},
		{"2025년 1월 5일 전에 오를라", "오를라", "until 4 Jan 2025"},
		{"2024년 10월 3일부터 10월 5일까지 오를라", "오를라", "since 3 Oct 2024; until 5 Oct 2024"},
		{"지난주 오를라", "오를라", "since 12 Feb 2025; until 19 Feb 2025"},
		{"지난주에 오를라는 무엇을 했나?", "오를라는 무엇을 했나?", "since 12 Feb 2025; until 19 Feb 2025"},
		{"오를라는 어제 무엇을 했나?", "오를라는 무엇을 했나?", "since 18 Feb 2025; until 18 Feb 2025"},
		{"그저께 오를라", "오를라", "since 17 Feb 2025; until 17 Feb 2025"},
		{"지난달 오를라", "오를라", "since 19 Jan 2025; until 19 Feb 2025"},
		{"지난주 이후 오를라", "오를라", "since 12 Feb 2025"},
		{"크리스마스 이후 오를라", "오를라", "since 25 Dec 2024"},
		{"1월 이전 제외 오를라", "오를라", "since 1 Jan 2025"},
		{"1월 이후 제외 오를라", "오를라", "until 31 Dec 2024"},
		{"오를라 1월 제외", "오를라", "not 1 Jan 2025 to 31 Jan 2025"},
		{"1월 3일 이후가 아닌 오를라", "오를라", "until 2 Jan 2025"},
		{"1월 이전이 아닌 오를라", "오를라", "since 1 Jan 2025"},
		{"1월이 아닌 오를라", "오를라", "not 1 Jan 2025 to 31 Jan 2025"},
		{"1월을 제외하고 오를라", "오를라", "not 1 Jan 2025 to 31 Jan 2025"},
		{"지난주 제외 오를라", "오를라", "not 12 Feb 2025 to 19 Feb 2025"},
		{"4月3日以降の津波", "津波", "since 3 Apr 2024"},
		{"4月3日以来海门港罢工", "海门港罢工", "since 3 Apr 2024"},
		{"海门港4月3日以来罢工", "海门港罢工", "since 3 Apr 2024"},
		{"海门港 2025年1月3日 以后 罢工", "海门港 罢工", "since 3 Jan 2025"},
		{"1月5日まで津波", "津波", "until 5 Jan 2025"},
		{"1月5日以前の津波", "津波", "until 4 Jan 2025"},
		{"1月3日から1月5日まで津波", "津波", "since 3 Jan 2025; until 5 Jan 2025"},
		{"1月3日之后罢工", "罢工", "since 3 Jan 2025"},
		{"1月3日之前罢工", "罢工", "until 2 Jan 2025"},
		{"1月3日至1月5日罢工", "罢工", "since 3 Jan 2025; until 5 Jan 2025"},
		{"自1月3日起罢工", "罢工", "since 3 Jan 2025"},
		{"上周罢工", "罢工", "since 12 Feb 2025; until 19 Feb 2025"},
		{"海门港昨天发生了什么？", "海门港发生了什么？", "since 18 Feb 2025; until 18 Feb 2025"},
		{"先週、津波", "津波", "since 12 Feb 2025; until 19 Feb 2025"},
		{"昨日津波はあったか", "津波はあったか", "since 18 Feb 2025; until 18 Feb 2025"},
		{"一昨日津波", "津波", "since 17 Feb 2025; until 17 Feb 2025"},
		{"2주 전 오를라", "오를라", "since 3 Feb 2025; until 9 Feb 2025"},
		{"오를라 3일 전에", "오를라", "since 16 Feb 2025; until 16 Feb 2025"},
		{"최근 2주 오를라", "오를라", "since 5 Feb 2025; until 19 Feb 2025"},
		{"지난 3개월간 오를라", "오를라", "since 19 Nov 2024; until 19 Feb 2025"},
		{"1월 초 오를라", "오를라", "since 1 Jan 2025; until 10 Jan 2025"},
		{"2024년 12월 말 오를라", "오를라", "since 21 Dec 2024; until 31 Dec 2024"},
		{"2024년 4분기 오를라", "오를라", "since 1 Oct 2024; until 31 Dec 2024"},
		{"1月下旬罢工", "罢工", "since 21 Jan 2025; until 31 Jan 2025"},
		{"1月を除く津波", "津波", "not 1 Jan 2025 to 31 Jan 2025"},
	})
	for _, question := range []string{
		"지난주의 정상회담 결과", "6월 회담", "2024년 회담", "10일 전투", "5월 광주", "전 대통령", "先週の会談", "上周的会谈", "3月11日", "前首相", "以前の大統領", "十月革命", "五月天", "2月号", "2031年3月以后罢工", "日本経済", "달 착륙", "어제의 용사들",
		"1월 전투", "3주 전투", "2주 만에", "1월 초등학교", "4月前线", "30日前",
	} {
		if q := Parse(question, asked, outlets); !q.Filter.Empty() || q.Text != question {
			t.Errorf("%q became %q with filter %q", question, q.Text, q.Filter.Words())
		}
	}
}

func TestDatesThatNobodyCanRead(t *testing.T) {
	for _, c := range [][3]string{
		{"Marsk 2/1/2025?", "Marsk?", "2/1/2025"},
		{"Did (2/1/2025) Marsk close?", "Did Marsk close?", "2/1/2025"},
		{"Marsk since 2/1/2025", "Marsk", "since 2/1/2025"},
		{"Marsk on 30 February", "Marsk", "on 30 February"},
		{"Marsk since 31 April 2025", "Marsk", "since 31 April 2025"},
		{"Marsk since 29 February 2025", "Marsk", "since 29 February 2025"},
		{"Marsk since February 30", "Marsk", "since February 30"},
		{"Marsk since 2025-02-30", "Marsk", "since 2025-02-30"},
		{"Marsk since 31.04.2025", "Marsk", "since 31.04.2025"},
		{"Marsk since:2025-02-30", "Marsk", "since:2025-02-30"},
		{"Marsk since:2/1/2025", "Marsk", "since:2/1/2025"},
		{"Marsk until 5/6/25", "Marsk", "until 5/6/25"},
		{"учения с 2/1/2025", "учения", "с 2/1/2025"},
		{"해람시 파업 2025년 2월 30일", "해람시 파업", "2025년 2월 30일"},
		{"해람시 파업 6월 31일 이후", "해람시 파업", "6월 31일 이후"},
		{"Marsk since:banana", "Marsk since:banana", "since:banana"},
		{"Marsk since 13/13/2025", "Marsk", "since 13/13/2025"},
		{"учения с 30 февраля", "учения", "с 30 февраля"},
		{"Streik seit dem 31. April", "Streik", "seit dem 31. April"},
	} {
		q := Parse(c[0], asked, outlets)
		if got := strings.Join(q.Unread, "; "); q.Text != c[1] || got != c[2] || !q.Filter.Empty() {
			t.Errorf("%q became %q, unread %q, filter %q", c[0], q.Text, got, q.Words())
		}
	}
}

func TestWhyADateIsUnread(t *testing.T) {
	for said, want := range map[string]string{
		"2/1/2025": "2025-01-02 2025-02-01", "since:2/1/2025": "2025-01-02 2025-02-01", "between 2/1/2025": "2025-01-02 2025-02-01",
		"since 30 February": "no such day", "on 2025-02-30": "no such day", "since:2025-02-30": "no such day",
		"since:banana": "", "banana": "", "": "",
	} {
		m := WhyUnread(said)
		var got []string
		if m.NoSuchDay {
			got = append(got, "no such day")
		}
		for _, d := range m.Readings {
			got = append(got, d.Format(time.DateOnly))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}

// What looks like a date and is none, or belongs to what is asked.
func TestDatesThatAreNoFilters(t *testing.T) {
	for _, question := range []string{
		"What did May say?", "the march on Marsk", "Q1 of what", "What was the revenue in Q1 2025?", "How many ships were built in the first quarter of 2025?",
		"2/3 of voters", "open 24/7", "9/11", "the 1/6 committee", "the 15 January deal", "class of 2024", "vision 2030", "the 7 October attack",
		"World Cup 2026", "3 days of talks", "the 10-12 January summit", "the early January strike", "Early March storms closed the port", "weekend strikes",
		"Which strikes are planned this weekend?", "two weeks ago the port closed and opened", "a 2-1 win", "score 3-2", "the 2024-25 season", "What closed in January?",
		"Who won the Easter Rising?", "before Christmas", "until Christmas", "the New Year address", "Boxing Day tsunami", "Who wrote the Christmas Carol?",
		"not only January strikes matter", "Who was not in January's list?", "It was not January that mattered", "the third quarter of the match", "in the first week of trading",
		"not before time", "no later than usual", "Hier soir", "am Hafen", "vor Gericht", "nach Kiel", "bis zum Ende", "bis hier", "Was ist hier?", "desde Madrid", "hasta la vista",
		"depuis Paris", "avant tout", "après la guerre", "з Києва", "до Києва", "після війни", "منذ البداية", "قبل الحرب", "מאז המלחמה", "לפני המלחמה",
		"May Day", "Bloody Sunday", "Black Friday sales", "mid-range missiles", "late night talks", "early warning", "the end of the war", "Ende der Krise", "fin de la guerre",
		"Mars 2020 rover", "mission to Mars", "Mayo Clinic", "6 of 10 voters", "7.62 rounds", "192.168.1.1", "version 1.2.2024a", "1/2 price", "5 to 10 people", "March of Dimes",
		"a fortnight's notice", "What did Marsk earn last year?", "Who led the union last year?", "the deal of last year", "5/6/25", "the second half of the match", "spring cleaning", "the week of the vote", "weeks ago", "not in time", "Apollo 11", "30 Rock", "route 66", "31 May protesters were held", "5G", "G20 2024", "COP29",
	} {
		if q := Parse(question, asked, outlets); !q.Filter.Empty() || q.Text != question || q.Unread != nil {
			t.Errorf("%q became %q with filter %q, unread %q", question, q.Text, q.Filter.Words(), q.Unread)
		}
	}
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{1961: "2 Apr 30 Mar", 2000: "23 Apr 30 Apr", 2023: "9 Apr 16 Apr", 2024: "31 Mar 5 May", 2025: "20 Apr 20 Apr", 2038: "25 Apr 25 Apr"} {
		got := westernEaster(year).Format("2 Jan") + " " + orthodoxEaster(year).Format("2 Jan")
		if year != 1961 && got != want || year == 1961 && got[:5] != want[:5] {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

func BenchmarkReadingDates(b *testing.B) {
	questions := []string{
		"What did Marsk say about the strike since the 3rd of May in Kiel and Selby, according to Yonhap?",
		"What happened to the hangar contract in the first week of January 2025?",
		"Was geschah im Hafen von Kiel vor zwei Wochen, und wer bestreikt das Terminal?",
		"海门港4月3日以来罢工的原因是什么？", "오를라는 지난주에 무엇을 했나? 그리고 4월 3일 이후에는?",
		"Who leads the union that called off the strike at the port, and why did the ministry refuse?",
	}
	for _, q := range questions {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				Parse(q, asked, outlets)
			}
		})
	}
}

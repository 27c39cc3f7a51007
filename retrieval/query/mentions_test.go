package query

import (
	"fmt"
	"strings"
	"testing"
)

func TestMentions(t *testing.T) {
	for body, want := range map[string]string{
		"The union's leader, Ms. Ida Holm, said “we will not go back” before talks. Talks open on Friday.": "Ida Holm person female",
		"Ida Holm called the deal a fair one. The well-being of the crews was the main point, she said.":   "Ida Holm person female",
		"Mayor Jonas Reed opposed it. The tax applies from 1 March.":                                       "Jonas Reed person male",
		"Col. A. J. Fenwick said that work starts in June.":                                                "A. J. Fenwick person",
		"It flew 300 km, Adm. Ruth Okafor told reporters.":                                                 "Ruth Okafor person female",
		"A lighthouse museum opened in Selby on Saturday. The director, Dr. Olu Adeyemi, expects many.":    "Selby place; Olu Adeyemi person",
		"Brandt Shipyard won a contract on Tuesday to build a hangar at Marsk air base.":                   "Brandt Shipyard body; Marsk place",
		"Captain Ruth Amsel said the pumps had failed twice.":                                              "Ruth Amsel person female",
		"Minister Oren Dahl promised a new law. Mr. Dahl spoke on Monday.":                                 "Oren Dahl person male",
		"North Korean leader Kim Jong Un spoke for peace on the Korean Peninsula, said the White House.":   "Kim Jong Un person; Korean Peninsula place; White House body",
		"Western officials and a South Korean envoy met Finnish sailors in Selby.":                         "Selby place",
		"Мэр Глеб Тарасенко сообщил, что город предложил нанять водителей.":                                "Глеб Тарасенко person male",
		"Глава профсоюза Марина Ольхова заявила, что она продлится.":                                       "Марина Ольхова person female",
		"Waves of 7 metres damaged two cranes.":                                                            "",
		"Nobody asked the fishermen. It should go. Entry is free.":                                         "",
		"Мэр Орлы Анна Щукина подала в отставку в понедельник. Причиной она назвала здоровье.":             "Анна Щукина person female",
		"Учения прошли успешно, заявил адмирал Ёлкин в пятницу. Один моряк пострадал.":                     "Ёлкин person male",
		"Адмирал Пётр Ёлкин заявил, что учения продлятся.":                                                 "Пётр Ёлкин person male",
		"오를라 시장 박지은이 월요일 사임했다. 건강을 이유로 들었다.":                                                               "오를라 place; 박지은 person",
		"김민수 항만청장은 금요일에 협상을 재개한다고 밝혔다.":                                                                    "김민수 person",
		"노조는 임금 12% 인상을 요구하고 있다.":                                                                          "",
	} {
		var got []string
		for _, m := range Mentions(body) {
			got = append(got, strings.TrimSpace(fmt.Sprint(m.Name, " ", [...]string{"", "person", "place", "body"}[m.Kind], " ", [...]string{"", "female", "male"}[m.Gender])))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q\n got %s\nwant %s", body, strings.Join(got, "; "), want)
		}
	}
}

func FuzzMentions(f *testing.F) {
	for _, s := range []string{"Ms. Ida Holm's he said", "A. B.", "“Ms", "시장 박지은이", "Мэр Орлы Анна Щукина", "\xff Mr \xff", "((Mr ))"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		for _, m := range Mentions(body) {
			if m.Start < 0 || m.End > len(body) || body[m.Start:m.End] != m.Name {
				t.Fatalf("%q: %+v", body, m)
			}
		}
	})
}

package query

import (
	"strings"
	"testing"
)

// searchedTerms are the terms of a question that are searched.
func searchedTerms(question string) string {
	var left []string
	for _, token := range (Query{Text: question}).Tokens() {
		if !token.Stop {
			left = append(left, token.Term)
		}
	}
	return strings.Join(left, " ")
}

func TestWordsOfChineseAndJapaneseQuestionsAreNotSearched(t *testing.T) {
	for question, want := range map[string]string{
		"林国强说了什么":            "林国 国强",
		"谁是港务局局长？":           "港务 务局 局局 局长",
		"工会为什么罢工":            "工会 罢工",
		"局长和工会谈判了吗":          "局长 工会 会谈 谈判",
		"和平谈判的目的是什么":         "和平 平谈 谈判 目的",
		"关于铁路有什么消息":          "铁路 消息",
		"海門港罷工多久":            "海门 门港 港罢 罢工",
		"海门港":                "海门 门港",
		"海门港一共有多少艘船":         "海门 门港 艘船",
		"多少家庭搬走了":            "家庭 庭搬 搬走",
		"几辆车被烧毁":             "烧毁",
		"几内亚选举了几名议员":         "几内 内亚 亚选 选举 议员",
		"关于海门港的最新消息":         "海门 门港",
		"新闻发布会几点开始":          "新闻 闻发 发布 布会 开始",
		"他":                  "他",
		"田中局長は何と言った？":        "田中 中局 局长",
		"ストライキはいつ始まった？":      "スト トラ ライ イキ 始ま",
		"組合は何を求めている？":        "组合 求め",
		"図書館の蔵書は何冊ですか":       "図书 书馆 蔵书",
		"さいたまで何が起きた":         "さい いた たま 起き",
		"なぜ港は閉鎖されましたか":       "閉鎖",
		"誰が新しい首相になりましたか":     "新し 首相",
		"クマは何頭見つかったのですか":     "クマ 见つ",
		"備蓄米は放出されますか":        "备蓄 蓄米 放出",
		"なぜ爆発したのでしょうか":       "爆発",
		"港湾について何かニュースはありますか": "港湾",
		"ニュースキャスターは誰":        "ニュ ュー ース スキ キャ ャス スタ ター",
		"カタカナ":               "カタ タカ カナ",
		"ストライキについて教えてください":   "スト トラ ライ イキ",
	} {
		if got := searchedTerms(question); strings.ReplaceAll(want, "閉鎖", "闭锁") != got && want != got {
			t.Errorf("%q is searched as %q, want %q", question, got, want)
		}
	}
}

// A question of nothing but its own words is searched as it is.
func TestNoChineseQuestionIsEmptied(t *testing.T) {
	if got := searchedTerms("死了吗"); got == "" {
		t.Error("nothing is searched")
	}
}

package text

import (
	"strings"
	"testing"
)

func TestQuotationsEndChineseAndJapaneseSentencesWithoutASpace(t *testing.T) {
	for _, want := range []string{
		"他说：“好。”|她走了。",
		"他说：“好！明天见。”|“好。”|她笑了。",
		"“谁？”他问。|没有人答。",
		"“多穿衣服！”母亲们喊道。|孩子们不听。",
		"“为什么？”他反复问自己。|医生没有答案。",
		"“太贵，”他说，“不行。”|他走了。",
		"“当然。”|他退休了。",
		"“早睡早起。”|妻子说：“他爱喝茶！”",
		"“谁来负责？”这是大家的问题。",
		"他喊了一声“救命！”然后倒下。",
		"「票賣完了嗎？」他問。|沒有人答。",
		"「読んだ。」と彼は答えた。|彼女は笑った。",
		"「言えない。」|そう答えて、彼は席を立った。",
		"「言えない。」|もう終わりだ。",
		"「泣いた。」「笑った。」と感想はさまざまだ。",
		"「泣いた？」|「笑った。」|彼は席を立った。",
		"彼は「行く。」と言った。",
		"「中止です。」|駅員は首を振った。",
		"他说‘不行！’，就走了。",
		"他又说：“来（",
	} {
		whole := strings.ReplaceAll(want, "|", "")
		var got []string
		for _, s := range Sentences(whole, Span{0, len(whole)}) {
			got = append(got, whole[s.Start:s.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

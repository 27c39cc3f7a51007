package query

import (
	"slices"
	"strings"
	"unicode"

	"dateline/retrieval/text"
)

// Chinese and Japanese have no spaces, so that a question is one run of
// characters, which is indexed as bigrams. Its own words, such as 什么 or いつ, are
// found among its characters, and the bigrams that they touch are not searched:
// 林国强说了什么 searches 林国 and 国强.

// stopHanAsks makes stop words of the bigrams that the words by which Chinese
// and Japanese put a question take part in.
func (q Query) stopHanAsks(tokens []text.Token) {
	for from, to := 0, 0; from < len(tokens); from = to {
		to = WordEnd(tokens, from)
		if to == from+1 {
			continue
		}
		run := []rune(q.Text[tokens[from].Start:tokens[to-1].End])
		if len(run) != to-from+1 || !slices.ContainsFunc(run, isHan) && !slices.ContainsFunc(run, isKana) {
			continue
		}
		asks := chineseAsks(run)
		if slices.ContainsFunc(run, isHiragana) {
			asks = japaneseAsks(run)
		}
		stopBigrams(tokens[from:to], asks)
	}
}

// stopBigrams makes stop words of the bigrams of which a character asks. If that
// leaves nothing to search, the characters that do not ask keep theirs.
func stopBigrams(bigrams []text.Token, asks []bool) {
	left := false
	for i := range bigrams {
		bigrams[i].Stop = asks[i] || asks[i+1]
		left = left || !bigrams[i].Stop
	}
	for i := range bigrams {
		bigrams[i].Stop = bigrams[i].Stop && (left || asks[i] && asks[i+1])
	}
}

// chineseAsks marks the characters of a question that belong to the words of
// chinesePhrases, or are one of its particles.
func chineseAsks(run []rune) []bool {
	asks := make([]bool, len(run))
	for at := 0; at < len(run); {
		n := phraseLength(run[at:], chineseKept)
		if n > 0 {
			at += n
			continue
		}
		if n = phraseLength(run[at:], chinesePhrases); n == 0 && strings.ContainsRune(chineseParticles, run[at]) {
			n = 1
		}
		if n > 0 && n < len(run)-at && n+2 != len(run)-at && asksNumber[string(run[at:at+n])] && strings.ContainsRune(chineseCounters, run[at+n]) {
			n++
		}
		for i := at; i < at+n; i++ {
			asks[i] = true
		}
		at += max(n, 1)
	}
	return asks
}

// japaneseAsks marks the characters of a question that are no Han character or
// Katakana, or ask something. The first Hiragana after a single Han character is
// the beginning of a verb or an adjective (求めて), and is searched with it.
func japaneseAsks(run []rune) []bool {
	asks := make([]bool, len(run))
	for at := 0; at < len(run); {
		n := phraseLength(run[at:], japanesePhrases)
		switch {
		case n > 0:
			if run[at+n-1] == '何' && at+n < len(run) && strings.ContainsRune(japaneseCounters, run[at+n]) {
				n++
			}
			for i := at; i < at+n; i++ {
				asks[i] = true
			}
		case !isHiragana(run[at]):
			n = 1
			if at+1 < len(run) && isHan(run[at]) && (at == 0 || asks[at-1] || !isHan(run[at-1])) && isHiragana(run[at+1]) && phraseLength(run[at+1:], japanesePhrases) == 0 {
				n = 2
			}
		case kanaWord(run[at:]) >= minKanaWord && (at == 0 || asks[at-1] || !isHan(run[at-1]) && !isHiragana(run[at-1])):
			n = kanaWord(run[at:])
		default:
			asks[at], n = true, 1
		}
		at += n
	}
	return asks
}

// japaneseCounters are the words of one character with which Japanese counts.
const japaneseCounters = "人名冊時日年月度回件割歳個台隻本枚社発基頭羽匹杯足軒校棟戸艘両着曲点票種階番便倍分秒週字行問"

// minKanaWord is how many characters of Hiragana make a word of their own, such as
// さいたま.
const minKanaWord = 3

// kanaWord is how many characters of Hiragana a run begins with, up to the first
// particle.
func kanaWord(run []rune) int {
	n := 0
	for n < len(run) && isHiragana(run[n]) && !strings.ContainsRune(japaneseParticles, run[n]) {
		n++
	}
	return n
}

// phraseLength is the length of the longest phrase that a run begins with, 0 if
// there is none.
func phraseLength(run []rune, phrases map[string]bool) int {
	for n := min(maxHanPhrase, len(run)); n > 0; n-- {
		if phrases[string(run[:n])] {
			return n
		}
	}
	return 0
}

// maxHanPhrase is the most characters that a phrase of the lists has.
const maxHanPhrase = 8

func isHan(r rune) bool      { return unicode.Is(unicode.Han, r) }
func isHiragana(r rune) bool { return unicode.Is(unicode.Hiragana, r) }
func isKana(r rune) bool     { return isHiragana(r) || unicode.Is(unicode.Katakana, r) || r == 'ー' }

// chineseParticles are words of one character that only join others or ask.
const chineseParticles = "的地得了着著过過是在和与與及或吗嗎呢吧啊呀谁誰啥被把就也都还還又而且并並之其该該这這那哪"

// chineseCounters are the words with which Chinese counts, but for those that
// begin other words as well, such as 家 in 家庭, and units, which articles say.
const chineseCounters = "个個名位次座只隻辆輛架艘枚册冊张張岁歲所间間棵头頭匹套户戶起届屆件"

// asksNumber are the words that a counter follows. It is searched with a noun of
// a single character after it, which makes no bigram of its own.
var asksNumber = text.WordSet("多少 有多少 几 幾 有几 有幾")

// japaneseParticles follow a noun.
const japaneseParticles = "はがをにへとでもの"

var (
	// chinesePhrases put a question, or say that somebody said something.
	chinesePhrases = text.WordSet(`
什么 什麼 甚么 甚麼 什么时候 什麼時候 什么样 什麼樣 什么人 什麼人 什么事 什麼事 谁的 誰的 哪里 哪裡 哪裏 哪儿 哪兒 哪个 哪個 哪些 哪位 哪天 哪家 哪国 哪國 哪年 哪一年 哪一天 哪一个
何时 何時 何地 何人 何处 何處 为什么 為什麼 为何 為何 为啥 因何 怎么 怎麼 怎么样 怎麼樣 怎样 怎樣 怎么回事 如何 多少 多少人 多少钱 多少錢
几个 幾個 几人 幾人 几名 幾名 几次 幾次 几家 幾家 几天 幾天 几年 幾年 几月 几号 幾號 几点 幾點 第几 第幾 几 幾 第几天 第幾天 几艘 几架 几枚
多久 多长 多長 多长时间 多長時間 多大 多高 多远 多遠 多快 多重 多深 多宽 多寬
是否 是不是 有没有 有沒有 会不会 會不會 能不能 可不可以 请问 請問 告诉我 告訴我 请告诉我 关于 關於 有关 有關 对于 對於 至于 至於
说 說 说了 說了 说过 說過 说什么 說什麼 表示 表示了 称 稱 指出 认为 認為 宣布了 发生了什么 發生了什麼
有什么 有什麼 有哪些 有多少 有几 有幾 已经 已經 正在 现在 現在 目前 以及 还有 還有 一个 一個 一些 一下 一共 总共 總共 究竟 什么样的 什麼樣的 听说 聽說 介绍一下 介紹一下 讲讲 講講 说说 說說
最新消息 最新新闻 最新新聞 最新报道 最新報道 的消息 的新闻 的新聞 的报道 的報道 的报导 的報導
因为 因為 所以 但是 如果 可以 应该 應該 将会 將會 我们 我們 你们 他们 他們 她们 它们 这个 這個 那个 那個 这些 這些 那些`)
	// chineseKept hold a character of chinesePhrases or chineseParticles, and
	// mean something.
	chineseKept = text.WordSet(`
几内亚 幾內亞 几何 幾何 目的 的确 的士 标的 地区 地區 地方 地面 地震 地铁 地鐵 地位 地点 地點 地球 地图 地圖 土地 基地 当地 當地 各地 外地 本地 内地 工地 产地 产地 实地 阵地 陣地 圣地 聖地 场地 場地 领地 领地 殖民地 目的地 根据地
了解 为了 著名 著作 显著 顯著 穿着 沿着 过去 過去 过程 過程 经过 經過 通过 通過 超过 超過 不过 不過 难过 度过 過度 过度 过境 过渡 過渡 过量 获得 取得 赢得 得到 得分 得票 得知 得奖 难得 值得
于是 总是 还是 就是 只是 是非 国是 存在 在于 所在 在野 在职 在任 在场 在校 潜在 内在
和平 和解 和谈 和談 和约 和約 和谐 和諧 和睦 和议 共和 共和国 共和國 缓和 緩和 总和 温和 饱和 调和 亲和 求和 议和
参与 參與 与会 與會 给与 普及 涉及 以及 波及 及格 及时 及時 埃及 触及 危及 或许 或者 酒吧 网吧
被告 被捕 被迫 被害 被俘 把握 把关 就业 就業 就职 就職 就任 成就 就读 首都 都市 成都 京都 旧都 古都 还款 归还 返还 偿还 而后 反而 并购 併購 合并 吞并 兼并 之前 之后 之間 之间 其他 其中 其它 其余
应该 这里 那里 声称 名称 称号 称为 职称 简称 小说 学说 说明 说服 演说 解说 传说 表示欢迎`)
	// japanesePhrases put a question, join words, or end a verb.
	japanesePhrases = text.WordSet(`
何 何が 何を 何の 何か 何と 何人 何名 何冊 何時 何日 何年 何月 何度 何回 何件 何割 何歳 何個 何台 何隻 何本 何枚 何社 何カ国 何か国 何パーセント 何トン 何キロ 何発 何基 何者 何故 幾つ
誰 誰が 誰を 誰の 誰に 誰か いつ いつから いつまで いつの どこ どこで どこに どこへ どこから どこの なぜ どうして どう どうやって どの どのくらい どれくらい どれだけ どれ どんな どちら いくら いくつ なに なん だれ
は が を に へ と で も の か よ ね や な から まで より など では には とは でも にも のは のが のを ので のに とも への での との からの までの より ほど だけ しか ばかり
について について について述べ に関して に関する に対して に対する によると によれば による によって として という といった とされる において における
だ だった だろう です でした でしょうか ですか である であった ます ました ません ますか ましたか ませんか
する した して している していた しています しました しましたか しますか される された されて されている されました されましたか させた せず しない しなかった できる できた
いる いた いない います いました ある あった ない なかった あります ありました ありますか なる なった なって なります なりました
されます されますか されません されるのか されるか でしょう のでしょうか んでしょうか のですか んですか なのか なのですか だったのか
たのか たのですか るのか いるのか いるのですか しますか するのか するのですか したのか したのですか していますか してください
知りたい 知りたいです 知っています 知っていますか 何かニュース 最新ニュース のニュース ニュースはあり ニュースを教えて
れます れますか れません れるのか れたのか れる れた れて られる られた られて られている れている られました れました
この その あの ここ そこ これ それ こと もの ため よう 私 教えて 教えてください ください 言った 言って 言っ 言いました 述べた 述べて 述べ 述べました 話した 話して 話しました 語った 語って 語りました 発言した 発言して`)
)

package query

import (
	"strings"

	"dateline/retrieval/text"
)

// In Korean, what is left out stands before the word that says so: 연합뉴스 제외.

// koreanStrong and koreanWeak say that what stands before is left out; koreanEnds
// say so at the end of the question alone.
var (
	koreanStrong = text.WordSet("빼고 빼고는 빼 빼줘 빼주세요 말고 말고는")
	koreanEnds   = text.WordSet("제외 제외하고 제외하고는 제외해 제외해줘 제외해주세요 제외하기 빼고 빼줘 빼 말고 무시 무시하고")
	koreanWeak   = text.WordSet("제외 제외하고 제외하고는 제외한 제외하면 제외해 제외해줘 제외하여 없이 이외 이외에 이외의 외에 외의 아닌 아니고 무시하고 무시")
	// koreanNouns may stand between an outlet and such a word.
	koreanNouns = text.WordSet("기사 기사는 기사를 보도 보도는 보도를 뉴스 뉴스는 소식 소식은 글 글은")
)

// koreanExclusions takes exclusions such as 연합뉴스 제외 or 칼럼 빼고.
func (p *parser) koreanExclusions() {
	leads := 0
	for i := 1; i < len(p.words) && leads < maxExclusionLeads; i++ {
		said := p.words[i].folded()
		if !koreanStrong[said] && !koreanWeak[said] || p.words[i].taken {
			continue
		}
		leads++
		end := i
		if end > 1 && koreanNouns[p.words[end-1].folded()] {
			end--
		}
		for from := max(0, end-maxOutletWords); from < end; from++ {
			if p.quotedEnd(from) == end {
				if phrase := p.body[p.words[from].Start:p.words[end-1].End]; p.excludeWord(phrase) > 0 {
					p.leaveOut(from, i+1)
				}
				break
			}
			if p.allUntaken(from, end) && p.takeKorean(from, end, i, said) {
				break
			}
		}
	}
}

// takeKorean takes words from..end as what the word at marker leaves out.
func (p *parser) takeKorean(from, end, marker int, said string) bool {
	name := strings.Trim(p.body[p.words[from].Start:p.words[end-1].End], `.,;:!?()[]"“”«»‘’`)
	bare := withoutParticle(strings.TrimSuffix(name, "만"))
	for _, n := range []string{name, bare} {
		if found := p.outletNamed(foldOutlet(n), true); len(found) > 0 && len(p.known.Sources) > 0 {
			p.filter.Not.Sources = joinNames(p.filter.Not.Sources, found)
			p.leaveOut(from, marker+1)
			return true
		}
	}
	if from != end-1 {
		return false
	}
	atEnd := p.atEdge(marker, marker+1) && p.endsClause(marker+1, false)
	switch {
	case koreanCategories[name]:
		bare = name
	case koreanCategories[bare]:
	case !strings.ContainsFunc(bare, isHangul) || p.asks() || koreanEmptyItem(bare):
		return false
	case koreanEnds[said] && atEnd && !(p.firstLeft(from) && !p.alone):
	case koreanStrong[said] && p.firstLeft(from):
	case said == "제외한" && p.firstLeft(from) && marker+1 < len(p.words) && !places[bare] && !koreanWholes[p.words[len(p.words)-1].folded()]:
	case p.alone && p.firstLeft(from) && atEnd:
	default:
		return false
	}
	p.filter.Not.Words = joinNames(p.filter.Not.Words, []string{bare})
	p.leaveOut(from, marker+1)
	return true
}

// koreanEmptyItem tells whether a Korean word says nothing that could be left out.
func koreanEmptyItem(said string) bool {
	return isEmptyWord(said) || isQuestionWord(said) || koreanItemWords[said] || coverageWords[said] || text.KoreanQuestionWords[said]
}

// koreanWholes are what is spoken of without a part: 식품을 제외한 물가.
var koreanWholes = text.WordSet("국가 국가들 나라 나라들 지역 모두 나머지 사람 사람들 주민 전체 물가 가격 수출 수입 지수 성장률 소비자물가 비용 인원 회원국")

var koreanItemWords = text.WordSet("그것 이것 저것 그거 이거 말 예외 누구 모두 필터 날짜")

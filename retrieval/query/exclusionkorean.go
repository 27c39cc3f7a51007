package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// In Korean, what is left out stands before the word that says so: 연합뉴스 제외.

// koreanStrong and koreanWeak say that what stands before is left out; koreanEnds
// say so at the end of the question alone, and koreanLinks before the noun for what is
// wanted: 치즈를 뺀 리콜 소식.
var (
	koreanStrong = text.WordSet("빼고 빼고는 빼 빼줘 빼주세요 말고 말고는")
	koreanEnds   = text.WordSet("제외 제외하고 제외하고는 제외해 제외해줘 제외해주세요 제외하기 빼고 빼줘 빼 말고 무시 무시하고")
	koreanWeak   = text.WordSet("제외 제외하고 제외하고는 제외한 제외하면 제외해 제외해줘 제외하여 없이 이외 이외에 이외의 외에 외의 외 아닌 아니고 무시하고 무시 뺀")
	koreanLinks  = text.WordSet("제외한 뺀 이외의 이외 외의 외 제외하고 제외")
	// koreanNouns may stand between an outlet or a topic and such a word.
	koreanNouns = text.WordSet("기사 기사는 기사를 보도 보도는 보도를 뉴스 뉴스는 소식 소식은 글 글은 얘기 얘기는 이야기 이야기는 내용 내용은 관련 관한 대한")
	// koreanCoverage stand at the end of a search for articles.
	koreanCoverage = text.WordSet("기사 보도 뉴스 소식 글 얘기 이야기 기사들")
)

// leavesOutKorean tells whether a Korean word leaves out what stands before it.
func leavesOutKorean(said string) bool { return koreanStrong[said] || koreanWeak[said] }

// koreanExclusions takes exclusions such as 연합뉴스 제외 or 칼럼 빼고.
func (p *parser) koreanExclusions() {
	leads := 0
	for i := 1; i < len(p.words) && leads < maxExclusionLeads; i++ {
		said := p.words[i].folded()
		if !leavesOutKorean(said) || p.words[i].taken {
			continue
		}
		leads++
		end := i
		for end > 1 && i-end < 2 && koreanNouns[p.words[end-1].folded()] {
			end--
		}
		for from := max(0, end-maxOutletWords); from < end; from++ {
			if phrase, ok := p.koreanQuoted(from, end); ok {
				if p.excludeWord(phrase) > 0 {
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

// koreanQuoted returns the quotation of words from..end, the last of which may have a
// particle: "전차 파업"을.
func (p *parser) koreanQuoted(from, end int) (phrase string, ok bool) {
	said := p.body[p.words[from].Start:p.words[end-1].End]
	for _, s := range quotations(said) {
		particle := said[s.End:]
		return said[s.inner.Start:s.inner.End], s.Start == 0 && (particle == "" || koreanParticles[particle])
	}
	return "", false
}

// takeKorean takes words from..end as what the word at marker leaves out.
func (p *parser) takeKorean(from, end, marker int, said string) bool {
	begun := p.words[from].Start
	if n := strings.LastIndexByte(p.words[from].text, '('); n > 0 {
		begun += n // 리콜(치즈 말고)
	}
	name := strings.Trim(p.body[begun:p.words[end-1].End], `.,;:!?()[]"“”«»‘’`)
	bare := withoutParticle(strings.TrimSuffix(name, "만"))
	for _, n := range []string{name, bare} {
		if found := p.outletNamed(foldOutlet(n), true); len(found) > 0 && len(p.known.Sources) > 0 {
			p.filter.Not.Sources = joinNames(p.filter.Not.Sources, found)
			p.leaveKorean(from, marker+1, begun)
			return true
		}
	}
	switch {
	case from == end-2 && p.koreanPair(from, marker, said):
	case from != end-1:
		return false
	case koreanCategories[name]:
		bare = name
	case koreanCategories[bare]:
	case !p.mayLeaveKorean(from, marker, said, bare):
		return false
	}
	p.filter.Not.Words = joinNames(p.filter.Not.Words, []string{bare})
	p.leaveKorean(from, marker+1, begun)
	return true
}

// koreanPair tells whether the two words at the beginning of a search are left out
// together, 전차 파업을 뺀 해람시 소식, and the first does not say where.
func (p *parser) koreanPair(from, marker int, said string) bool {
	place, _ := utf8.DecodeLastRuneInString(p.words[from].folded())
	last := p.words[len(p.words)-1].folded()
	return p.firstLeft(from) && koreanLinks[said] && marker+2 < len(p.words) && koreanCoverage[last] && !p.asks() &&
		!strings.ContainsRune("시군구도읍면동역항주국에서의", place) && !koreanEmptyItem(p.words[from].folded()) && isHangul(place)
}

// leaveKorean takes words from..to, the first of them only from a place in it on.
func (p *parser) leaveKorean(from, to, begun int) {
	p.leaveOut(from, to)
	p.words[from].said = p.body[p.words[from].Start:begun]
}

// mayLeaveKorean tells whether a marker can leave out the word at from, which is the
// name of no outlet or kind of article.
func (p *parser) mayLeaveKorean(from, marker int, said, bare string) bool {
	if !strings.ContainsFunc(bare, isHangul) || p.asks() || koreanEmptyItem(bare) {
		return false
	}
	last := p.words[len(p.words)-1].folded()
	atEnd := p.atEdge(marker, marker+1) && p.endsClause(marker+1, false)
	first := p.firstLeft(from)
	switch {
	case koreanEnds[said] && atEnd && !(first && !p.alone), koreanStrong[said] && first, koreanLinks[said] && first && marker > from+1, p.alone && first && atEnd:
		return true
	case !koreanLinks[said] || marker+1 >= len(p.words) || len(p.words) > maxKeywords+2:
		return false
	case p.namesKoreanWhole(marker + 1):
		return false
	case marker+2 < len(p.words) && koreanCoverage[last]:
		return true
	}
	adnominal := said != "제외하고" && said != "제외"
	return first && adnominal && !places[bare]
}

// namesKoreanWhole tells whether something that is spoken of without a part stands from
// a word on.
func (p *parser) namesKoreanWhole(from int) bool {
	return slices.ContainsFunc(p.words[from:], func(w word) bool { return koreanWholes[w.folded()] || koreanWholes[withoutParticle(w.folded())] })
}

// koreanEmptyItem tells whether a Korean word says nothing that could be left out.
func koreanEmptyItem(said string) bool {
	return isEmptyWord(said) || isQuestionWord(said) || koreanItemWords[said] || coverageWords[said] || text.KoreanQuestionWords[said]
}

// koreanWholes are what is spoken of without a part: 식품을 제외한 물가.
var koreanWholes = text.WordSet("전국 세계 국가 국가들 나라 나라들 지역 모두 나머지 사람 사람들 주민 전체 물가 가격 수출 수입 지수 성장률 소비자물가 비용 인원 회원국")

var koreanItemWords = text.WordSet("그 이 저 그것 이것 저것 그거 이거 말 예외 누구 모두 필터 날짜")

package query

import (
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// genderTitles are words before a name that say of which gender its bearer is.
var genderTitles = func() map[string]Gender {
	all := map[string]Gender{}
	for w := range text.WordSet("ms mrs miss madam lady queen princess spokeswoman chairwoman congresswoman councilwoman actress mme frau пани госпожа") {
		all[w] = Female
	}
	for w := range text.WordSet("mr sir lord king prince spokesman chairman congressman councilman pope herr господин пан") {
		all[w] = Male
	}
	return all
}()

// pronounGenders are the pronouns that tell the gender of a person.
var pronounGenders = func() map[string]Gender {
	all := map[string]Gender{}
	for w := range text.WordSet("she her hers herself она ей её ее неё нее ней вона їй її sie ihr 그녀 그녀는 그녀가 그녀의 그녀를") {
		all[w] = Female
	}
	for w := range text.WordSet("he him his himself он его ему им ним него нём нем він йому його er ihn ihm") {
		all[w] = Male
	}
	return all
}()

var (
	moreOffices    = text.WordSet("prosecutor lawyer attorney coach owner founder author archbishop inspector detective officer constable engineer pilot star singer actor")
	russianOffices = text.WordSet(`президент премьер премьер-министр министр мэр губернатор адмирал генерал полковник майор капитан директор глава депутат
сенатор посол секретарь председатель лидер судья прокурор адвокат врач профессор доктор академик командующий представитель спикер канцлер
король королева журналист эксперт аналитик режиссер режиссёр`)

	// bodyWords begin or end the name of a company, an authority or another body.
	bodyWords = text.WordSet(`company corp corporation inc ltd llc plc group holdings bank shipyard shipyards airlines airways motors industries
union party ministry department office agency authority council committee commission court university college institute museum association federation
navy army force forces guard police parliament senate congress house post times news herald gazette tribune journal telegraph wire press media
foundation trust club league team church hospital school works lines shipping energy gas oil steel electric technologies systems labs nations
министерство партия союз компания банк университет суд комитет парламент вестник газета`)

	// placeWords end the name of a place.
	placeWords = text.WordSet("point bay port harbour harbor island islands river lake sea street avenue square county city town airport base bridge strait cape mountain valley coast peninsula region province district desert forest gulf")

	countryAdjectives = text.WordSet(`american british french german italian spanish polish israeli iranian iraqi syrian turkish indian pakistani chinese
japanese korean russian ukrainian european african asian arab western eastern northern southern north south east west soviet swedish finnish
norwegian danish dutch greek irish scottish welsh english swiss austrian hungarian romanian canadian mexican brazilian australian egyptian palestinian
lebanese qatari saudi vietnamese taiwanese belarusian georgian armenian kremlin allied`)

	// placeLeads stand before the name of a place.
	placeLeads = text.WordSet("in at near off outside from to into across around toward towards в во на из под около у")

	// speechWords are verbs of what people do with words.
	speechWords = text.WordSet(`said says told tells called asked promised warned denied announced added argued claimed insisted wrote confirmed opposed
expects expected urged rejected described explained replied testified admitted acknowledged thanked praised criticised criticized
заявил заявила сказал сказала сообщил сообщила отметил отметила назвал назвала пообещал пообещала добавил добавила считает подал подала`)
)

// russianGender is the gender of a Russian name by its ending.
func russianGender(name string) Gender {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	last = strings.ToLower(last)
	for _, ending := range []string{"ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ая"} {
		if strings.HasSuffix(last, ending) && len(last) > len(ending) {
			return Female
		}
	}
	for _, ending := range []string{"ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ой"} {
		if strings.HasSuffix(last, ending) && len(last) > len(ending) {
			return Male
		}
	}
	return russianGivenGender(name)
}

// russianGivenGender is the gender of a name by that of the given name before the
// surname: Глеб Тарасенко, John Smith.
func russianGivenGender(name string) Gender {
	given, _, full := strings.Cut(strings.ToLower(name), " ")
	if full && womenNames[given] {
		return Female
	} else if full && menNames[given] {
		return Male
	}
	last, _ := utf8.DecodeLastRuneInString(given)
	switch {
	case !full || last < 'а' || last > 'я':
		return 0
	case maleRussianNames[given]:
		return Male
	case last == 'а' || last == 'я' || given == "любовь":
		return Female
	case !strings.ContainsRune("аеиоуыэюяь", last) || given == "игорь":
		return Male
	}
	return 0
}

// womenNames and menNames are given names of one gender that are common in Europe and
// America.
var (
	womenNames = text.WordSet(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra emily donna
michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela anna ruth brenda catherine christine emma
olivia julia julie maria marie martha diane alice rachel caroline victoria ursula angela claudia sabine monika petra ingrid astrid ida karin eva
sofia sophie elena natalia olga irina tatiana svetlana hillary kamala nikki theresa liz yulia mette sanna jacinda giorgia christina isabel lucia`)
	menNames = text.WordSet(`james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey jacob gary nicholas eric jonathan stephen larry justin
scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis peter henry adam nathan walter hans karl klaus jonas lars erik
olaf emmanuel francois pierre antony vladimir sergei sergey dmitry ivan igor boris oleg mikhail joe barack bill jens viktor marco matteo pedro jose`)
)

// maleRussianNames end as those of women do.
var maleRussianNames = text.WordSet("илья никита кузьма фома лука савва данила гаврила саша женя миша ваня коля петя дима лёша леша гриша паша витя юра серёжа сережа лёва митя вова валера")

// russianName is where the name of a person begins in a run of Russian words that
// has the place of an office before it: Мэр Орлы Анна Щукина.
func (r *mentionReader) russianName(from, to int) int {
	if text.IsASCII(r.units[to-1].said) || to-from < 3 {
		return from
	}
	if said := r.units[to-2].said; strings.HasSuffix(said, "вич") || strings.HasSuffix(said, "вна") {
		return max(from, to-3)
	}
	return to - 2
}

// readKorean reads a Korean word that names a person: one beside an office, as in
// 시장 박지은이 and 김민수 항만청장은.
func (r *mentionReader) readKorean(i int) {
	stem := r.koreanStem(i)
	if i+2 < len(r.units) && !r.units[i].ends && koreanMayors[r.units[i+1].said] && koreanPersonName(r.koreanStem(i+2)) {
		start := r.nameStart(i)
		r.found = append(r.found, foundMention{Mention{text.Span{Start: start, End: start + len(stem)}, stem, Someplace, 0}, i, i + 1})
		return
	}
	if !koreanPersonName(stem) {
		return
	}
	before := i > 0 && !r.units[i-1].ends && koreanOffice(r.koreanStem(i-1))
	after := i+1 < len(r.units) && !r.units[i].ends && r.units[i].said == stem && koreanOffice(r.koreanStem(i+1)) &&
		!(i+2 < len(r.units) && koreanOffice(r.units[i+1].said) && koreanPersonName(r.koreanStem(i+2))) // a town, its mayor and her name
	if !before && !after {
		return
	}
	start := r.nameStart(i)
	r.found = append(r.found, foundMention{Mention{text.Span{Start: start, End: start + len(stem)}, stem, Somebody, 0}, i, i + 1})
}

// koreanStem is a Korean word without its particle.
func (r *mentionReader) koreanStem(i int) string {
	said := strings.Trim(r.units[i].said, `"“”'‘’()[]`)
	for _, particle := range koreanNameParticles {
		if stem, ok := strings.CutSuffix(said, particle); ok && utf8.RuneCountInString(stem) > 1 {
			return stem
		}
	}
	return said
}

// koreanMayors stand between the name of a place and that of its head.
var koreanMayors = text.WordSet("시장 지사 주지사 군수 구청장 대통령 총리")

//nolint:gochecknoglobals // a constant list
var koreanNameParticles = strings.Fields("에게서 에게 께서 이라고 라고 은 는 이 가 을 를 과 와 의 도 씨")

// koreanPersonName tells whether a word can be a Korean person's full name: a
// surname and two syllables.
func koreanPersonName(word string) bool {
	if utf8.RuneCountInString(word) != 3 || !strings.ContainsFunc(word, isHangul) || koreanOffice(word) {
		return false
	}
	first, size := utf8.DecodeRuneInString(word)
	return size > 0 && strings.ContainsRune("김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길위표명기반왕금옥육인맹제모탁국어은편용", first)
}

// koreanOffice tells whether a word ends in that of an office.
func koreanOffice(word string) bool {
	for _, office := range koreanOffices {
		if strings.HasSuffix(word, office) {
			return true
		}
	}
	return false
}

//nolint:gochecknoglobals // a constant list
var koreanOffices = strings.Fields(`시장 장관 차관 대통령 총리 의원 대표 위원장 청장 총장 사장 회장 의장 감독 대변인 교수 장군 제독 함장 대사 지사
판사 검사 변호사 기자 원장 실장 국장 부장 팀장 소장 서장 박사 주석 총비서 비서 선장 선수 작가 배우 조합장 지도자 참모 사령관`)

package evidence

import (
	"strings"
	"testing"

	"dateline/retrieval/query"
)

// shown writes a party as tests do: its noun behind its name, with capitals as
// they stand.
func (r *reading) shown(p party) string {
	var parts []string
	if p.name >= 0 {
		parts = append(parts, r.slice(r.names[p.name].from, r.names[p.name].to))
	}
	if p.noun != "" {
		parts = append(parts, p.noun)
	}
	return strings.Join(parts, " ")
}

func (r *reading) shownAll(list []party) string {
	shown := make([]string, len(list))
	for i, p := range list {
		shown[i] = r.shown(p)
	}
	return strings.Join(shown, ", ")
}

func noName(*word) bool { return false }

// TestFrames reads in varied sentences who did it to whom; the verb stands
// between strokes.
func TestFrames(t *testing.T) {
	for _, c := range []struct{ sentence, agent, patient string }{
		{"Norway |sued| Iceland.", "Norway", "Iceland"},
		{"Norway has never |sued| Iceland.", "Norway", "Iceland"},
		{"Norway then angrily |sued| Iceland.", "Norway", "Iceland"},
		{"On Monday Norway |sued| Iceland.", "Norway", "Iceland"},
		{"Norway on Monday |sued| Iceland.", "Norway", "Iceland"},
		{"Norway last week |sued| Iceland.", "Norway", "Iceland"},
		{"Iceland was |sued| by Norway.", "Norway", "Iceland"},
		{"Iceland was swiftly |sued| in May by Norway.", "Norway", "Iceland"},
		{"Iceland, |sued| by Norway, gave in.", "Norway", "Iceland"},
		{"The head of the ferry Albatross |sued| Ruiz.", "", "Ruiz"},
		{"President Ada Morn of Arvena |visited| Kestia.", "Ada Morn", "Kestia"},
		{"Her host, Prime Minister Jon Tal, |sued| Ruiz.", "Jon Tal", "Ruiz"},
		{"Norway, a land of fish, |sued| Iceland.", "Norway", "Iceland"},
		{"Norway, which has fish, |sued| Iceland.", "Norway", "Iceland"},
		{"The judge who |sued| Iceland is rich.", "judg", "Iceland"},
		{"Otto Brandt, 62, |sued| Ana Ruiz.", "Otto Brandt", "Ana Ruiz"},
		{"Mayor Otto Brandt |sued| Ms. Ana Ruiz.", "Otto Brandt", "Ana Ruiz"},
		{"Brandt met Ruiz and |sued| Norwind.", "Brandt", "Norwind"},
		{"After Brandt |sued| Ruiz, Tal left.", "Brandt", "Ruiz"},
		{"Lawyers for Brandt |sued| Ruiz.", "", "Ruiz"},
		{"Brandt's wife |sued| Ruiz.", "Brandt wife", "Ruiz"},
		{"Russian soldiers |shot| a farmer.", "Russian soldier", "farmer"},
		{"Brandt said that Ruiz |sued| Norwind.", "Ruiz", "Norwind"},
		{"Brandt vowed to |sue| Ruiz.", "", "Ruiz"},
		{"North Korea |attacked| South Korea.", "North Korea", "South Korea"},
		{"The U.S. |attacked| the ship.", "U.S", "ship"},
		{"Washington |attacked| the ship.", "Washington", "ship"},
		{"The town was quiet. Brandt |sued| Ruiz.", "Brandt", "Ruiz"},
		{"“We will pay,” said Brandt. Ruiz |sued| him.", "Ruiz", ""},
	} {
		before, rest, _ := strings.Cut(c.sentence, "|")
		r := read(strings.ReplaceAll(c.sentence, "|", ""), noName)
		verb := len(cut(before).words)
		f := r.frameAt(verb)
		if got := r.form(verb); !strings.HasPrefix(rest, got) {
			t.Errorf("%s: the verb is %q", c.sentence, got)
		}
		if agent, patient := r.shown(f.agent), r.shown(f.patient); agent != c.agent || patient != c.patient {
			t.Errorf("%s: %q to %q, not %q to %q", c.sentence, agent, patient, c.agent, c.patient)
		}
	}
}

// TestAction reads what questions say is done.
func TestAction(t *testing.T) {
	for _, c := range []struct{ question, verb, agent, others string }{
		{"Did Norway sue Iceland?", "sue", "Norway", "Iceland"},
		{"why did norway sue iceland", "sue", "norway", "iceland"},
		{"When will Norway finally sue Iceland?", "sue", "Norway", "Iceland"},
		{"Was Iceland sued by Norway?", "sued", "Norway", "Iceland"},
		{"Did Iceland get sued by Norway?", "sued", "Norway", "Iceland"},
		{"How many shells did Iran send to Cuba?", "send", "Iran", "Cuba, shell"},
		{"How many shells did Cuba receive from Iran?", "receive", "Iran", "Cuba, shell"},
		{"Which ships did Norway supply Iceland with?", "supply", "Norway", "Iceland, ship"},
		{"Did the smugglers catch the guards?", "catch", "smuggler", "guard"},
		{"Was the mill sold by Brandt?", "sold", "Brandt", "mill"},
		{"Why did the keeper of Marrow Point resign?", "resign", "keeper", ""},
		{"Why do tourists avoid Arden?", "avoid", "tourist", "Arden"},
		{"Why did the old keeper resign?", "resign", "keeper", ""},
		{"Who sued Iceland?", "sued", "", "Iceland"},
		{"Why did President Lund visit Premier Orsk?", "visit", "Lund", "Orsk"},
		{"Why did South Korean media mock Lund?", "mock", "South Korean media", "Lund"},
		{"Why did Brandt's wife sue Ruiz?", "sue", "Brandt wife", "Ruiz"},
		{"Did Choe and Lavrov thank Ruiz?", "thank", "Choe", "Ruiz"},
		{"Ruiz is rich. Why did Brandt sue her?", "sue", "Brandt", ""},
		{"What did Norwind buy?", "buy", "Norwind", ""},
		{"Why did the U.S. sanction Iran?", "sanction", "U.S", "Iran"},
	} {
		d := Read(query.Query{Text: c.question}, nil)
		a, ok := d.asked()
		q := d.question
		if !ok || q.form(a.verb) != c.verb || q.shown(a.agent) != c.agent || q.shownAll(a.others) != c.others {
			t.Errorf("%s: %v %q by %q with %q", c.question, ok, q.form(a.verb), q.shown(a.agent), q.shownAll(a.others))
		}
	}
	for _, question := range []string{"", "Why?", "Norway", "What is it?", "Why did he sue her?", "price of fish", "Who?", "?", "did"} {
		if a, ok := Read(query.Query{Text: question}, nil).asked(); ok && a.agent.known() {
			t.Errorf("%q has an action by somebody", question)
		}
	}
}

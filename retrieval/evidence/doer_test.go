package evidence

import "testing"

func TestOtherDoer(t *testing.T) {
	mustObject(t, Doer, []held{
		{question: "Why did China sign the fishing pact?", quote: "Norway signed the fishing pact on Monday."},
		{question: "Why did Sweden ban plastic bags?", quote: "Denmark banned plastic bags in shops.", headline: "Sweden watches Danish ban"},
		{question: "When did Peru extradite the banker?", quote: "Chile extradited the banker, Peru said."},
		{question: "Why did Ana Ruiz sue the port?", quote: "Otto Brandt sued the port over dust."},
		{question: "Why did Ana Ruiz sue the port?", quote: "Otto Brandt sued the port over dust.", headline: "Ruiz and Brandt at odds over port"},
		{question: "Who did Governor Phil Marsh pardon?", quote: "Governor Phil Holt pardoned two bakers."},
		{question: "when did sweden arrest the spies", quote: "Finnish police arrested the spies in May."},
		{question: "Did Kenya host the summit?", quote: "Uganda hosted the summit."},
		{question: "Did Kenya fund the dam?", quote: "The dam was funded by Uganda."},
		{question: "How many tanks did Poland give the rebels?", quote: "Latvia gave the rebels 40 tanks."},
		{question: "How many tanks did Poland give the rebels?", quote: "The rebels received 40 tanks from Latvia."},
		{question: "Why did Brandt expel the students?", quote: "The students were expelled by Ana Ruiz, the head of the school."},
		{question: "Why did North Korea condemn the drills?", quote: "South Korea condemned the drills."},
		{question: "Why did the U.S. condemn the drills?", quote: "Russia condemned the drills."},
		{question: "Why did Ostrand Port hire dockers?", quote: "Dockers were hired for the summer."},
		{question: "Who did Marek shoot?", quote: "A farmer was shot in the leg."},
		{question: "What did Prime Minister Jon Tal say about the dam?", quote: "The dam is safe, engineers say."},
		{question: "Why did Turkey recall its envoy?", quote: "Greece recalled its envoy on Friday."},
		{question: "Why is Norwind suing the town?", quote: "The town is being sued over its new rules for ferries."},
		{question: "How many shells did Cuba get from Iran?", quote: "Cuba got 400 shells from Yemen."},
		{question: "Why was Ruiz sued by Feldmann?", quote: "Ruiz was sued by a neighbour over a fence, and Ruiz won."},
	}, []held{
		{question: "Why did Norway sign the fishing pact?", quote: "Norway signed the fishing pact on Monday."},
		{question: "Why did Norway sign the fishing pact?", quote: "Oslo signed the fishing pact on Monday."},
		{question: "Why did Norway sign the fishing pact?", quote: "The Norwegian prime minister signed the fishing pact."},
		{question: "Why did Sweden ban plastic bags?", quote: "Denmark and Sweden banned plastic bags."},
		{question: "Why did Sweden ban plastic bags?", quote: "Swedish lawmakers banned plastic bags after Danish ones did."},
		{question: "When did Peru extradite the banker?", quote: "The banker was extradited by Peru in June."},
		{question: "Why did Ana Ruiz sue the port?", quote: "Ruiz sued the port over dust."},
		{question: "Why did Ana Ruiz sue the port?", quote: "She sued the port over dust.", headline: "Ana Ruiz goes to court"},
		{question: "why did ana ruiz sue the port", quote: "Ana Ruiz sued the port over dust."},
		{question: "Why did Mayor Ana Ruiz sue the port?", quote: "Mrs Ruiz, the mayor, sued the port over dust."},
		{question: "Why did Zelensky thank the nurses?", quote: "Zelenskyy thanked the nurses."},
		{question: "Did Kenya host the summit?", quote: "The summit was hosted by Kenya."},
		{question: "Did Kenya host the summit?", quote: "Nairobi hosted the summit."},
		{question: "Why did the U.S. condemn the drills?", quote: "Washington condemned the drills."},
		{question: "Why did the United States condemn the drills?", quote: "The U.S. condemned the drills."},
		{question: "Why did America condemn the drills?", quote: "The White House condemned the drills."},
		{question: "why did the us condemn the drills", quote: "U.S. officials condemned the drills."},
		{question: "Why did Ostrand Port hire dockers?", quote: "The Port of Ostrand hired dockers for the summer."},
		{question: "Why did the UN condemn the drills?", quote: "The United Nations condemned the drills."},
		{question: "Why did North Korea condemn the drills?", quote: "Pyongyang condemned the drills."},
		{question: "Why did North Korea condemn the drills?", quote: "The drills were condemned by the North.", headline: "North Korea condemns drills"},
		{question: "Who condemned the drills?", quote: "Russia condemned the drills."},
		{question: "Why were the drills condemned?", quote: "Russia condemned the drills."},
		{question: "What happened to Ana Ruiz?", quote: "Otto Brandt sued the port."},
		{question: "", quote: "Otto Brandt sued the port."},
	})
}

// TestWhoIsReferredTo holds that a pronoun in the quote may stand for whom the
// passage names before it, and that nothing else does.
func TestWhoIsReferredTo(t *testing.T) {
	for _, c := range []struct {
		quote, passage string
		objects        bool
	}{
		{"She sued the port over dust.", "Ana Ruiz lives in Arden. She sued the port over dust.", false},
		{"She sued the port over dust.", "Otto Brandt lives in Arden. She sued the port over dust.", true},
		{"She sued the port over dust.", "", true},
		{"The port was sued over dust.", "Ana Ruiz lives in Arden. The port was sued over dust.", true},
	} {
		objects := false
		d := (held{question: "Why did Ana Ruiz sue the port?"}).demands(t)
		for _, o := range d.Objections(Evidence{Quote: c.quote, Passage: c.passage}) {
			objects = objects || o.Kind == Doer
		}
		if objects != c.objects {
			t.Errorf("%q in %q: objects %v", c.quote, c.passage, objects)
		}
	}
}

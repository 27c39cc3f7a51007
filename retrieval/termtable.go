package retrieval

// A termTable finds the number of a term. It is read once for each word of
// each candidate, so it is made for words that are not in it.
type termTable struct {
	slots []slot
	count int
}

type slot struct {
	term string
	id   int
}

func slotOf(term string, slots int) int {
	n := len(term)
	h := uint32(n)*0x9e3779b1 ^ uint32(term[0])*0x85ebca6b ^ uint32(term[n-1])*0xc2b2ae35 ^ uint32(term[n/2])*0x27d4eb2f
	return int(h>>16) & (slots - 1)
}

// find is the number of a term, -1 if it has none.
func (t *termTable) find(term string) int {
	if len(t.slots) == 0 || term == "" {
		return -1
	}
	for i := slotOf(term, len(t.slots)); ; i = (i + 1) & (len(t.slots) - 1) {
		switch s := &t.slots[i]; s.term {
		case "":
			return -1
		case term:
			return s.id
		}
	}
}

// add gives a term a number, unless it has one.
func (t *termTable) add(term string, id int) {
	if term == "" || t.find(term) >= 0 {
		return
	}
	if 4*(t.count+1) > len(t.slots) {
		old := t.slots
		t.slots = make([]slot, max(16, 2*len(old)))
		for _, s := range old {
			t.put(s)
		}
	}
	t.put(slot{term, id})
	t.count++
}

func (t *termTable) put(s slot) {
	if s.term == "" {
		return
	}
	i := slotOf(s.term, len(t.slots))
	for t.slots[i].term != "" {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = s
}

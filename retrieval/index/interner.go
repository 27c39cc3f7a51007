package index

import "sync"

// An interner numbers the names of outlets, so that a table needs four bytes for
// a name.
type interner struct {
	mu     sync.RWMutex
	byName map[string]uint32
	list   []string
}

func newInterner() *interner { return &interner{byName: make(map[string]uint32)} }

// intern returns the number of a name, and numbers a new one.
func (n *interner) intern(name string) uint32 {
	n.mu.Lock()
	defer n.mu.Unlock()
	i, ok := n.byName[name]
	if !ok {
		i = uint32(len(n.list))
		n.byName[name] = i
		n.list = append(n.list, name)
	}
	return i
}

// name returns the name with a number that intern returned.
func (n *interner) name(i uint32) string {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.list[i]
}

// matching returns for each number whether its name passes a test.
func (n *interner) matching(test func(string) bool) []bool {
	n.mu.RLock()
	list := n.list[:len(n.list):len(n.list)]
	n.mu.RUnlock()
	out := make([]bool, len(list))
	for i, name := range list {
		out[i] = test(name)
	}
	return out
}

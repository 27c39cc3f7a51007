package index

import "sync"

// names numbers the outlets, so that a table keeps four bytes for one.
type names struct {
	mu     sync.RWMutex
	byName map[string]uint32
	list   []string
}

func newNames() *names { return &names{byName: make(map[string]uint32)} }

func (n *names) number(name string) uint32 {
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

// name is what was numbered.
func (n *names) name(i uint32) string {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.list[i]
}

// matching tells for each number whether its name satisfies a test.
func (n *names) matching(test func(string) bool) []bool {
	n.mu.RLock()
	list := n.list[:len(n.list):len(n.list)]
	n.mu.RUnlock()
	out := make([]bool, len(list))
	for i, name := range list {
		out[i] = test(name)
	}
	return out
}

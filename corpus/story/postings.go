package story

// postings map a hash to the articles that contain it. They only grow.
type postings struct {
	heads []int32 // by the low bits of the hash, -1 for none
	nodes []posting
}

type posting struct {
	hash    uint32
	article int32
	next    int32
}

func newPostings() *postings {
	p := &postings{}
	p.grow(1 << 10)
	return p
}

func (p *postings) grow(size int) {
	p.heads = make([]int32, size)
	for i := range p.heads {
		p.heads[i] = -1
	}
	for i := range p.nodes {
		p.link(int32(i))
	}
}

func (p *postings) link(i int32) {
	n := &p.nodes[i]
	head := &p.heads[int(n.hash)&(len(p.heads)-1)]
	n.next, *head = *head, i
}

func (p *postings) add(hash uint32, article int32) {
	if len(p.nodes) >= len(p.heads) {
		p.grow(2 * len(p.heads))
	}
	p.nodes = append(p.nodes, posting{hash: hash, article: article})
	p.link(int32(len(p.nodes) - 1))
}

// each calls visit for the articles that contain a hash, the newest first,
// until visit returns false.
func (p *postings) each(hash uint32, visit func(article int32) bool) {
	for i := p.heads[int(hash)&(len(p.heads)-1)]; i >= 0; i = p.nodes[i].next {
		if n := p.nodes[i]; n.hash == hash && !visit(n.article) {
			return
		}
	}
}

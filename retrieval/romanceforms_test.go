package retrieval

import "testing"

func TestRomanceForms(t *testing.T) {
	for _, c := range []struct {
		l           *romanceStemmer
		word, term  string
		relatedness bool
	}{
		{&frenchStemmer, "embauche", "lembauch", true},
		{&frenchStemmer, "agents", "dagent", true},
		{&frenchStemmer, "couteront", "cout", true},
		{&frenchStemmer, "annule", "annul", true},
		{&frenchStemmer, "ecole", "decor", false},
		{&frenchStemmer, "ville", "devil", false},
		{&spanishStemmer, "abre", "abrira", true},
		{&spanishStemmer, "pescadores", "pescador", true},
		{&spanishStemmer, "contrataciones", "contratacion", true},
		{&spanishStemmer, "puente", "puert", false},
		{&spanishStemmer, "mujeres", "mujer", true},
	} {
		if got := c.l.related(c.l.key(c.word), c.term); got != c.relatedness {
			t.Errorf("%s and %s are related: %v; keys %s, %s", c.word, c.term, got, c.l.key(c.word), c.l.key(c.term))
		}
	}
}

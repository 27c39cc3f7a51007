package retrieval

// Aliases are names for the same thing: whoever asks for one is shown
// passages with any of them.
type Aliases struct {
	groups []aliasGroup
}

type aliasGroup struct{ names [][]string }

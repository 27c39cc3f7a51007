package evidence

import "dateline/retrieval/text"

// The words that answer a question of some type without a figure or a name.
var (
	// deathWords stand for the people who suffer them: 12 killed.
	deathWords = text.WordSet("killed dead died injured wounded arrested evacuated displaced missing hurt hospitalized detained lives")
	// frequencies answer how often.
	frequencies = text.WordSet("every daily weekly monthly yearly annually once twice times often rarely never always regularly each per hourly nightly annual biennial frequently usually sometimes seldom")
	// durationWords answer how long, without a figure too.
	durationWords = text.WordSet(`second seconds minute minutes hour hours day days week weeks fortnight fortnights month months year years decade decades century
centuries overnight life lifetime forever permanently indefinitely temporarily until since millennia`)
	// freeWords answer how much is to be paid.
	freeWords = text.WordSet("free nothing gratis tenner fiver")
	// distanceWords answer how far, without a figure too.
	distanceWords = text.WordSet("mile miles kilometers kilometres meters metres feet yards blocks km halfway inches away")
	// shareWords answer what share.
	shareWords = text.WordSet("half halves third thirds quarter quarters fifth fifths majority all none most every tenth everyone minority")
)

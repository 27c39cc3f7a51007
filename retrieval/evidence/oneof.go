package evidence

import "dateline/retrieval/text"

// closedClasses are the words that can answer "which planet", by the stem of the
// noun: there are no others, or hardly any.
var closedClasses = func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for nouns, members := range map[string]string{
		"color colors colour colours": `red orange yellow green blue purple violet pink brown black white gray grey gold golden silver teal
cyan magenta maroon navy beige turquoise crimson scarlet indigo amber ivory lavender`,
		"planet planets": "mercury venus earth mars jupiter saturn uranus neptune pluto exoplanet",
		"continent continents": `africa african asia asian europe european america american australia australian antarctica antarctic
oceania`,
		"month months": `january february march april may june july august september october november december jan feb mar apr
jun jul aug sept sep oct nov dec`,
		"weekday weekdays": "monday tuesday wednesday thursday friday saturday sunday",
		"sport sports": `football soccer basketball baseball hockey tennis golf cricket rugby boxing wrestling swimming athletics
track gymnastics volleyball handball badminton judo karate taekwondo fencing rowing sailing surfing skiing skating snowboarding
curling cycling running marathon racing motorsport nascar chess lacrosse softball archery shooting triathlon weightlifting
equestrian polo squash diving climbing skateboarding breakdancing breaking netball bowling darts snooker pickleball esports
ski skater swimmer boxer golfer wrestler quarterback touchdown nba nfl mlb nhl fifa`,
	} {
		set := text.WordSet(members)
		for _, t := range text.Analyze(nil, nouns) {
			all[t.Term] = set
		}
	}
	return all
}()

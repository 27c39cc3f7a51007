package query

import "slices"

// Agency lists the outlets of the coverage that are the news agency of a name,
// each known by any of the agency's names: TASS is also ТАСС. The list is empty
// if the name is no agency's.
func (k *Known) Agency(name string) (outlets []string) {
	said := foldOutlet(name)
	for _, names := range k.Agencies {
		is := func(outlet string) bool {
			outlet = foldOutlet(outlet)
			return slices.ContainsFunc(names, func(n string) bool { return foldOutlet(n) == outlet })
		}
		if said == "" || !is(said) {
			continue
		}
		for _, o := range k.Sources {
			if is(o) {
				outlets = append(outlets, o)
			}
		}
	}
	return outlets
}

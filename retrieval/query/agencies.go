package query

import "slices"

// Agency lists the outlets of the coverage that are the news agency of a name,
// each under any of its names: TASS is ТАСС. It is empty for what names none.
func (k *Known) Agency(name string) (outlets []string) {
	said := outletName(name)
	for _, names := range k.Agencies {
		is := func(outlet string) bool {
			outlet = outletName(outlet)
			return slices.ContainsFunc(names, func(n string) bool { return outletName(n) == outlet })
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

package bot

import "slices"

// An Access says who may ask on one platform. An empty list allows everybody; if
// several lists are set, a request must pass each of them. Entries are ids of the
// platform.
type Access struct {
	// Workspaces are Slack workspaces or Discord servers, Places are channels, and
	// Groups are user groups or roles, of which a person needs one.
	Workspaces, Places, Groups []string
	// Managers are the people and groups who may change the settings of a place
	// and have Dateline examined. If there are none, whoever may ask may change
	// settings, and nobody may have Dateline examined.
	Managers []string
}

// A refusal says why a request is refused.
type refusal int

const (
	allowed refusal = iota
	foreignWorkspace
	foreignPlace
	foreignGroup
	noManager
	noOperator
)

// String is for the log; sayRefused is what the person reads.
func (r refusal) String() string {
	return [...]string{"allowed", "workspace not on the list", "place not on the list",
		"group not on the list", "not a manager", "not listed as a manager"}[r]
}

// judge decides whether a request is answered. If manages is set, the request
// changes something for its whole place.
func (a Access) judge(req Request, manages bool) refusal {
	switch {
	case !allows(a.Workspaces, req.Workspace):
		return foreignWorkspace
	case !allows(a.Places, req.Place):
		return foreignPlace
	case !allows(a.Groups, req.Groups...):
		return foreignGroup
	case manages && !a.manages(req):
		return noManager
	case req.Action == Doctor && (len(a.Managers) == 0 || !a.manages(req)):
		return noOperator
	}
	return allowed
}

func (a Access) manages(req Request) bool {
	return allows(a.Managers, append([]string{req.Person}, req.Groups...)...)
}

// allows reports whether a list has one of ids, or is empty.
func allows(list []string, ids ...string) bool {
	return len(list) == 0 || slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(list, id) })
}

package bot

import "slices"

// An Access says who may ask on one platform. An empty list allows everybody;
// of several lists each must allow. The entries are the platform's ids.
type Access struct {
	// Workspaces are Slack workspaces or Discord servers, Places channels,
	// Groups user groups or roles of which a person needs one.
	Workspaces, Places, Groups []string
	// Managers are the persons and groups who may change a place's settings;
	// empty: whoever may ask. They alone may have Dateline examined; where the
	// list is empty nobody may.
	Managers []string
}

// A Refusal says why a request is refused.
type refusal int

// The refusals.
const (
	allowed refusal = iota
	foreignWorkspace
	foreignPlace
	foreignGroup
	noManager
	noOperator
)

func (r refusal) String() string {
	return [...]string{"allowed", "workspace not on the list", "place not on the list",
		"group not on the list", "not a manager", "not listed as a manager"}[r]
}

// judge decides whether a request is answered. Manages says that it changes
// something for its whole place.
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

// manages tells whether a request comes from a manager.
func (a Access) manages(req Request) bool {
	return allows(a.Managers, append([]string{req.Person}, req.Groups...)...)
}

// allows tells whether a list holds one of ids, or is empty.
func allows(list []string, ids ...string) bool {
	return len(list) == 0 || slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(list, id) })
}

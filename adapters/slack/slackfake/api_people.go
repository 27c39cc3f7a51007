package slackfake

import "slices"

func usersInfo(s *Slack, c call) (object, *refusal) {
	if refused := s.requireScope("users:read"); refused != nil {
		return nil, refused
	}
	id := c.str("user")
	if id == BotUserID {
		return object{"user": botUser()}, nil
	}
	u := s.users[id]
	if u == nil {
		return nil, refuse("user_not_found")
	}
	return object{"user": u.json()}, nil
}

func usersList(s *Slack, _ call) (object, *refusal) {
	members := []object{botUser()}
	for _, u := range s.users {
		members = append(members, u.json())
	}
	return object{"members": members, "cache_ts": 1700000000}, s.requireScope("users:read")
}

func (u *User) json() object {
	return object{
		"id": u.ID, "team_id": u.Team, "name": u.Name, "real_name": u.Name, "deleted": false,
		"is_bot": false, "is_app_user": false, "tz": "Europe/Amsterdam", "tz_offset": 3600,
		"profile": object{"display_name": u.Name, "real_name": u.Name, "team": TeamID},
	}
}

func botUser() object {
	return object{
		"id": BotUserID, "team_id": TeamID, "name": BotName, "real_name": BotName, "deleted": false,
		"is_bot": true, "profile": object{"bot_id": BotID, "api_app_id": AppID, "display_name": BotName},
	}
}

func botsInfo(s *Slack, c call) (object, *refusal) {
	if id := c.str("bot"); id != "" && id != BotID {
		return nil, refuse("bot_not_found")
	}
	return object{"bot": botProfile()}, s.requireScope("users:read")
}

func botProfile() object {
	return object{
		"id": BotID, "deleted": false, "name": BotName, "updated": 1700000000, "app_id": AppID,
		"user_id": BotUserID, "team_id": TeamID,
		"icons": object{"image_36": "https://example.org/36.png", "image_48": "https://example.org/48.png",
			"image_72": "https://example.org/72.png"},
	}
}

func usergroupsList(s *Slack, _ call) (object, *refusal) {
	groups := []object{}
	for id, members := range s.groups {
		groups = append(groups, object{"id": id, "team_id": TeamID, "handle": id, "name": id,
			"is_usergroup": true, "user_count": len(members)})
	}
	return object{"usergroups": groups}, s.requireScope("usergroups:read")
}

func usergroupsUsersList(s *Slack, c call) (object, *refusal) {
	if refused := s.requireScope("usergroups:read"); refused != nil {
		return nil, refused
	}
	members, ok := s.groups[c.str("usergroup")]
	if !ok {
		return nil, refuse("no_such_subteam")
	}
	return object{"users": slices.Clone(members)}, nil
}

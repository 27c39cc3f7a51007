package slackfake

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// call is a Web API call that was authorized.
type call struct {
	params
	req *Request
}

// method implements a Web API method. The caller holds the lock.
type method func(*Slack, call) (object, *refusal)

// refusal is an error in the form of the Web API.
type refusal struct {
	code     string
	messages []string
	extra    object
	status   int
	after    string // the header Retry-After
}

func refuse(code string, messages ...string) *refusal {
	return &refusal{code: code, messages: messages}
}

func (e *refusal) answer() answer {
	o := object{"ok": false, "error": e.code}
	if len(e.messages) > 0 {
		o["errors"] = e.messages
		o["response_metadata"] = object{"messages": prefixed(e.messages)}
	}
	for k, v := range e.extra {
		o[k] = v
	}
	a := jsonAnswer(o)
	if e.status != 0 {
		a.status = e.status
	}
	if e.after != "" {
		a.header.Set("Retry-After", e.after)
	}
	return a
}

func prefixed(messages []string) []string {
	out := make([]string, len(messages))
	for i, m := range messages {
		out[i] = "[ERROR] " + m
	}
	return out
}

func jsonAnswer(o object) answer {
	body, err := json.Marshal(o)
	if err != nil {
		return answer{status: http.StatusInternalServerError, header: http.Header{}, body: []byte(err.Error())}
	}
	return answer{http.StatusOK, jsonHeader(), body}
}

// methods are the Web API methods that the fake implements.
func methods() map[string]method {
	return map[string]method{
		"api.test": apiTest, "auth.test": authTest, "apps.connections.open": connectionsOpen,
		"bots.info": botsInfo, "users.info": usersInfo, "users.list": usersList, "team.info": teamInfo,
		"usergroups.list": usergroupsList, "usergroups.users.list": usergroupsUsersList,
		"chat.postMessage": chatPostMessage, "chat.postEphemeral": chatPostEphemeral,
		"chat.update": chatUpdate, "chat.delete": chatDelete, "chat.getPermalink": chatGetPermalink,
		"conversations.info": conversationsInfo, "conversations.open": conversationsOpen,
		"conversations.list":  conversationsList,
		"conversations.join":  conversationsJoin,
		"conversations.leave": conversationsLeave, "conversations.members": conversationsMembers,
		"conversations.history": conversationsHistory, "conversations.replies": conversationsReplies,
		"reactions.add": reactionsAdd, "reactions.remove": reactionsRemove,
		"views.open": viewsOpen, "views.push": viewsPush, "views.update": viewsUpdate,
		"files.getUploadURLExternal": filesGetUploadURL, "files.completeUploadExternal": filesComplete,
	}
}

func (s *Slack) serveAPI(r *http.Request, rec *Request) answer {
	p, err := readParams(r)
	if err != nil {
		return refuse("invalid_json", err.Error()).answer()
	}
	name := r.PathValue("method")
	s.mu.Lock()
	defer s.mu.Unlock()
	do, known := s.methods[name]
	if !known {
		s.violate(rec, "calls %q, which is no method that the fake knows", name)
		return refuse("unknown_method").answer()
	}
	if refused := s.authorize(name, p.token(r)); refused != nil {
		return refused.answer()
	}
	out, refused := do(s, call{p, rec})
	if refused != nil {
		return refused.answer()
	}
	if out == nil {
		out = object{}
	}
	out["ok"] = true
	return s.addHeaders(jsonAnswer(out))
}

// allScopes are all the scopes that the methods of the fake need.
const allScopes = "app_mentions:read,channels:history,channels:join,channels:manage,channels:read,chat:write,commands," +
	"files:write,groups:history,groups:read,im:history,im:read,im:write,reactions:write,team:read,usergroups:read,users:read"

// addHeaders adds the headers with which Slack tells the scopes of the token and
// the time.
func (s *Slack) addHeaders(a answer) answer {
	scopes := allScopes
	if s.opts.Scopes != nil {
		scopes = strings.Join(s.opts.Scopes, ",")
	}
	a.header.Set("X-Oauth-Scopes", scopes)
	a.header.Set("Date", time.Now().Add(s.opts.Ahead).UTC().Format(http.TimeFormat))
	return a
}

// authorize checks the token, as Slack does before anything else.
func (s *Slack) authorize(name, token string) *refusal {
	if s.revoked != "" {
		return refuse(s.revoked)
	}
	want, other := BotToken, AppToken
	if name == "apps.connections.open" {
		want, other = AppToken, BotToken
	}
	switch {
	case name == "api.test" || token == want:
	case token == "":
		return refuse("not_authed")
	case token == other:
		return refuse("not_allowed_token_type")
	default:
		return refuse("invalid_auth")
	}
	return nil
}

// requireScope refuses a call where none of the scopes was granted.
func (s *Slack) requireScope(any ...string) *refusal {
	if s.opts.Scopes == nil {
		return nil
	}
	for _, scope := range any {
		if slices.Contains(s.opts.Scopes, scope) {
			return nil
		}
	}
	return &refusal{code: "missing_scope", extra: object{
		"needed": any[0], "provided": fmt.Sprint(s.opts.Scopes),
	}}
}

func apiTest(*Slack, call) (object, *refusal) { return nil, nil }

func authTest(s *Slack, _ call) (object, *refusal) {
	return object{
		"url": "https://" + TeamDomain + ".slack.com/", "team": "Fake Co", "team_id": TeamID,
		"user": BotName, "user_id": BotUserID, "bot_id": BotID, "app_id": AppID, "app_name": BotName,
		"is_enterprise_install": false,
	}, nil
}

func teamInfo(s *Slack, _ call) (object, *refusal) {
	return object{"team": object{"id": TeamID, "name": "Fake Co", "domain": TeamDomain}}, s.requireScope("team:read")
}

// connectionsOpen issues a ticket for one socket.
func connectionsOpen(s *Slack, c call) (object, *refusal) {
	s.opened = append(s.opened, time.Now())
	s.judgeConnectionRate(c.req)
	id := s.id("ticket-")
	s.tickets[id] = s.clock.wall()
	return object{"url": "ws" + s.server.URL[len("http"):] + "/link/?ticket=" + id + "&app_id=" + AppID}, nil
}

// judgeConnectionRate reports a reconnect storm.
func (s *Slack) judgeConnectionRate(rec *Request) {
	limit := s.opts.OpensPerSecond
	if limit <= 0 {
		limit = 2
	}
	n := len(s.opened)
	if n > limit && s.opened[n-1].Sub(s.opened[n-1-limit]) < time.Second {
		s.violate(rec, "opens more than %d connections within a second", limit)
	}
}

// limitRate allows one message per second and channel.
func (s *Slack) limitRate(channel string) *refusal {
	if !s.opts.PerChannelLimit {
		return nil
	}
	now := s.clock.now()
	if wait := s.posted[channel].Add(time.Second).Sub(now); wait > 0 {
		seconds := int((wait + time.Second - 1) / time.Second)
		return &refusal{code: "ratelimited", status: http.StatusTooManyRequests, after: strconv.Itoa(seconds)}
	}
	s.posted[channel] = now
	return nil
}

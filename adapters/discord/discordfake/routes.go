package discordfake

import "net/http"

// route is an endpoint. The path of its pattern is spelled as in Discord's OpenAPI
// file, where its schemas are looked up.
type route struct {
	pattern      string
	serve        func(*call) reply
	noAuth       bool // needs no bot token: the token is in the path
	globalExempt bool // outside the global rate limit
	limit        rate
}

func (f *Fake) table() []route {
	return []route{
		{pattern: "GET /gateway", serve: f.getGateway, noAuth: true},
		{pattern: "GET /gateway/bot", serve: f.getGatewayBot},
		{pattern: "GET /users/@me", serve: f.getMe},
		{pattern: "GET /users/{user_id}", serve: f.getUser},
		{pattern: "GET /users/@me/guilds", serve: f.getMyGuilds},
		{pattern: "POST /users/@me/channels", serve: f.createDM},
		{pattern: "GET /applications/@me", serve: f.getApplication},
		{pattern: "GET /oauth2/applications/@me", serve: f.getApplication},
		{pattern: "GET /guilds/{guild_id}", serve: f.getGuild},
		{pattern: "GET /guilds/{guild_id}/channels", serve: f.getGuildChannels},
		{pattern: "GET /guilds/{guild_id}/roles", serve: f.getGuildRoles},
		{pattern: "GET /guilds/{guild_id}/members/{user_id}", serve: f.getMember},
		{pattern: "GET /guilds/{guild_id}/threads/active", serve: f.getActiveThreads},

		{pattern: "GET /channels/{channel_id}", serve: f.getChannel},
		{pattern: "GET /channels/{channel_id}/messages", serve: f.listMessages},
		{pattern: "GET /channels/{channel_id}/messages/{message_id}", serve: f.getMessage},
		{pattern: "POST /channels/{channel_id}/messages", serve: f.createMessage, limit: rate{5, 5}},
		{pattern: "PATCH /channels/{channel_id}/messages/{message_id}", serve: f.editMessage, limit: rate{5, 5}},
		{pattern: "DELETE /channels/{channel_id}/messages/{message_id}", serve: f.deleteMessage, limit: rate{5, 1}},
		{pattern: "POST /channels/{channel_id}/typing", serve: f.typing, limit: rate{5, 5}},
		{pattern: "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me", serve: f.react, limit: rate{1, 0.25}},
		{pattern: "DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me", serve: f.unreact, limit: rate{1, 0.25}},
		{pattern: "POST /channels/{channel_id}/messages/{message_id}/threads", serve: f.threadFromMessage, limit: rate{50, 300}},
		{pattern: "POST /channels/{channel_id}/threads", serve: f.startThread, limit: rate{50, 300}},
		{pattern: "PUT /channels/{channel_id}/thread-members/@me", serve: f.joinThread},
		{pattern: "PATCH /channels/{channel_id}", serve: f.editChannel, limit: rate{2, 600}},

		{pattern: "GET /applications/{application_id}/commands", serve: f.getCommands},
		{pattern: "PUT /applications/{application_id}/commands", serve: f.putCommands},
		{pattern: "POST /applications/{application_id}/commands", serve: f.postCommand},
		{pattern: "DELETE /applications/{application_id}/commands/{command_id}", serve: f.deleteCommand},
		{pattern: "GET /applications/{application_id}/guilds/{guild_id}/commands", serve: f.getCommands},
		{pattern: "PUT /applications/{application_id}/guilds/{guild_id}/commands", serve: f.putCommands},
		{pattern: "POST /applications/{application_id}/guilds/{guild_id}/commands", serve: f.postCommand},
		{pattern: "DELETE /applications/{application_id}/guilds/{guild_id}/commands/{command_id}", serve: f.deleteCommand},

		{pattern: "POST /interactions/{interaction_id}/{interaction_token}/callback", serve: f.callback, noAuth: true, globalExempt: true},
		{pattern: "GET /webhooks/{webhook_id}/{webhook_token}/messages/@original", serve: f.getOriginal, noAuth: true, globalExempt: true, limit: rate{5, 2}},
		{pattern: "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", serve: f.editOriginal, noAuth: true, globalExempt: true, limit: rate{5, 2}},
		{pattern: "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original", serve: f.deleteOriginal, noAuth: true, globalExempt: true, limit: rate{5, 2}},
		{pattern: "POST /webhooks/{webhook_id}/{webhook_token}", serve: f.followUp, noAuth: true, globalExempt: true, limit: rate{5, 2}},
		{pattern: "GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", serve: f.getFollowUp, noAuth: true, globalExempt: true, limit: rate{5, 2}},
		{pattern: "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", serve: f.editFollowUp, noAuth: true, globalExempt: true, limit: rate{5, 2}},
		{pattern: "DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", serve: f.deleteFollowUp, noAuth: true, globalExempt: true, limit: rate{5, 2}},

		{pattern: "/", serve: func(*call) reply { return failed(errNotFound()) }, noAuth: true},
	}
}

// routes serves WebSocket connections on any path, and REST under any of its base
// paths.
func (f *Fake) routes() http.Handler {
	mux := http.NewServeMux()
	for _, rt := range f.table() {
		mux.Handle(rt.pattern, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f.serveRoute(w, r, rt) }))
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !f.beginRequest() {
			http.Error(w, "closed", http.StatusServiceUnavailable)
			return
		}
		defer f.wg.Done()
		if isSocket(r) {
			f.gateway.serve(w, r)
			return
		}
		mux.ServeHTTP(w, withoutBase(r))
	})
}

// beginRequest counts a running handler, so that Close can wait for it; it returns
// false once the fake is closed.
func (f *Fake) beginRequest() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return false
	}
	f.wg.Add(1)
	return true
}

package control

// ListenOnly listens as a server does, and runs nothing.
var ListenOnly = listen

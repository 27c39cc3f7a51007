// Package examine tries everything that the service needs against the real
// thing: the configuration, the data folder and its index, the address, the
// platforms and the feeds. What it finds it says as findings, each with what to
// do where something is wrong. It posts and keeps nothing.
package examine

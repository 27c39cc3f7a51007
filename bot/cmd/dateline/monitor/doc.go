// Package monitor tells those who watch a service how it does: Prometheus at
// /metrics, load balancers and containers at /readyz and /healthz, and the
// service manager that started it.
package monitor

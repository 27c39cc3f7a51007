package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/spf13/cobra"
)

// An errand is a command that somebody wants done inside the running service:
// what a process of its own would know, and the service cannot.
type errand struct {
	Args []string `json:"args"`
	// Dir is the folder that relative paths start from.
	Dir string `json:"dir"`
	// Plain forbids escape sequences; Columns are the widths of the terminals
	// at in, out and errOut, 0 for what is none.
	Plain   bool   `json:"plain"`
	Columns [3]int `json:"columns"`
}

// A line is one piece of what an errand says, in the order in which it says it.
type line struct {
	Out []byte `json:"out,omitempty"`
	Err []byte `json:"err,omitempty"`
	// In asks for the person's input, to be sent to /in/ with this name.
	In string `json:"in,omitempty"`
	// Exit ends the errand with an exit status.
	Exit *int `json:"exit,omitempty"`
}

// A door lets commands beside the service be done by it: the same commands, on
// the coverage that the service has open then. Whoever can reach its socket could
// read and write the data folder as well, so it asks nobody who they are.
type door struct {
	listener net.Listener
	cfg      config
	log      *slog.Logger
	// patience is how long errands may go on once the service is to stop.
	patience time.Duration
	// renewals ask the service for a change that it has to make room for.
	renewals chan *renewal
	// restoring holds a token while a backup is being restored.
	restoring chan struct{}

	// life ends the errands that are not done when the service has drained.
	life  context.Context //nolint:containedctx // it is the door's own
	end   context.CancelFunc
	doing sync.WaitGroup
	// over is closed when no coverage will come any more.
	over chan struct{}

	mu      sync.Mutex // guards what follows
	waiting map[string]*input
	// cov is what guests may have now, nil while there is none; changed is
	// closed when there is one again.
	cov     *coverage
	changed chan struct{}
	guests  sync.WaitGroup
	// lease ends when guests have to give the coverage back.
	lease context.Context //nolint:containedctx // it is the coverage's own
	evict context.CancelFunc
}

// openDoor opens the door of a service that has the data folder dir; where that
// cannot be, the service does without and says so.
func (a *app) openDoor(cfg config, dir string) *door {
	l, err := listenSocket(dir)
	if err != nil {
		a.log.Warn("commands cannot be run beside this service", "folder", dir, "err", err)
		return nil
	}
	d := &door{
		listener: l, cfg: cfg, log: a.log, patience: drain, waiting: map[string]*input{},
		renewals: make(chan *renewal), restoring: make(chan struct{}, 1), over: make(chan struct{}), changed: make(chan struct{}),
	}
	d.life, d.end = context.WithCancel(context.Background())
	return d
}

// Run does errands until ctx ends, and then finishes those that were begun; it
// stops those that take longer than its patience.
func (d *door) Run(ctx context.Context) error {
	if d == nil {
		return nil
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /run", d.run)
	mux.HandleFunc("POST /in/{name}", d.input)
	server := &http.Server{
		Handler: mux, ReadHeaderTimeout: newServer(nil).ReadHeaderTimeout,
		BaseContext: func(net.Listener) context.Context { return d.life },
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(d.listener) }()
	var err error
	select {
	case err = <-served:
	case <-ctx.Done():
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), d.patience)
		defer cancel()
		_ = server.Shutdown(stop) // errands that take longer are stopped next
	}
	d.end()
	d.doing.Wait()
	_ = server.Close()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// run does one errand and says what it says, as it says it.
func (d *door) run(w http.ResponseWriter, r *http.Request) {
	d.doing.Add(1)
	defer d.doing.Done()
	var e errand
	if err := json.NewDecoder(r.Body).Decode(&e); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	s := &speaker{enc: json.NewEncoder(w), flush: http.NewResponseController(w).Flush, gone: cancel}
	in := &input{ctx: ctx, door: d, speaker: s, bodies: make(chan *http.Request)}
	a := &app{
		in:     atTerminal{Reader: in, columns: e.Columns[0]},
		out:    atTerminal{Writer: voice{s, false}, columns: e.Columns[1]},
		errOut: atTerminal{Writer: voice{s, true}, columns: e.Columns[2]},
		args:   e.Args, dir: e.Dir, plain: e.Plain, running: &guest{door: d, stop: cancel}, config: &d.cfg,
	}
	exit := a.run(ctx)
	in.close()
	_ = s.say(line{Exit: &exit}) // nobody may be there to hear it
}

// input hands the body of a request to the errand that asked for it, and waits
// until that is done with it.
func (d *door) input(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	in := d.waiting[r.PathValue("name")]
	d.mu.Unlock()
	if in == nil {
		http.NotFound(w, r)
		return
	}
	select {
	case in.bodies <- r:
		<-in.ctx.Done()
	case <-in.ctx.Done():
	}
}

// besideService marks the commands that a service does for others.
const besideService = "beside a service"

// throughDoor sends a command to the service that has the data folder open, if
// there is one.
func (a *app) throughDoor(c *cobra.Command) {
	here := c.RunE
	c.Annotations = map[string]string{besideService: "yes"}
	c.RunE = func(c *cobra.Command, args []string) error {
		if a.running != nil {
			return here(c, args)
		}
		service := a.knock(c)
		if service == nil {
			return here(c, args)
		}
		return a.send(c.Context(), service)
	}
}

// refuseInside keeps a command that is not meant for it out of the service.
func (a *app) refuseInside(c *cobra.Command) error {
	if a.running == nil || c.Annotations[besideService] != "" {
		return nil
	}
	return errors.New("the service does not run this command for others")
}

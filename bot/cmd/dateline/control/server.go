package control

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// readHeaders bounds how long a client may take to say what it wants.
const readHeaders = 10 * time.Second

// A Server runs commands for clients. It does not ask who they are: whoever can
// open its socket could read and write the data folder as well.
type Server struct {
	listener net.Listener
	command  Command
	grace    time.Duration
	// running counts the commands in progress.
	running sync.WaitGroup

	mu     sync.Mutex        // guards inputs
	inputs map[string]*input // by the name under which a client sends them
}

// Listen listens on the socket in the data folder dir, whose lock the caller
// holds; clients that connect wait until Run is called, which is to be called
// once. Once the service is told to stop, commands in progress have grace to
// finish.
func Listen(dir string, grace time.Duration, command Command) (*Server, error) {
	l, err := listen(dir)
	if err != nil {
		return nil, err
	}
	return &Server{listener: l, command: command, grace: grace, inputs: map[string]*input{}}, nil
}

// Run runs commands for clients until ctx ends, and then waits for those in
// progress; the contexts of those that outlast the grace period are cancelled.
func (s *Server) Run(ctx context.Context) error {
	commands, stopCommands := context.WithCancel(context.WithoutCancel(ctx))
	defer stopCommands()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /run", s.run)
	mux.HandleFunc("POST /input/{name}", s.input)
	server := &http.Server{
		Handler: mux, ReadHeaderTimeout: readHeaders,
		BaseContext: func(net.Listener) context.Context { return commands },
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(s.listener) }()
	var err error
	select {
	case err = <-served:
	case <-ctx.Done():
		grace, cancel := context.WithTimeout(commands, s.grace)
		defer cancel()
		_ = server.Shutdown(grace) // what takes longer is cancelled next
	}
	stopCommands()
	s.running.Wait()
	_ = server.Close()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// run runs one command, and streams its output as the command writes it.
func (s *Server) run(w http.ResponseWriter, r *http.Request) {
	s.running.Add(1)
	defer s.running.Done()
	var req Request
	if err := json.NewDecoder(r.Body).Decode(&req); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	frames := &frameWriter{enc: json.NewEncoder(w), flush: http.NewResponseController(w).Flush, disconnected: cancel}
	in := newInput(s, frames, ctx.Done())
	defer in.close()
	exit := s.command(ctx, Streams{
		In:  terminal{Reader: in, columns: req.Columns[0]},
		Out: terminal{Writer: output{frames, false}, columns: req.Columns[1]},
		Err: terminal{Writer: output{frames, true}, columns: req.Columns[2]},
	}, req)
	_ = frames.write(frame{Exit: &exit}) // the client may be gone
}

// input hands the body of a request to the command that asked for it. It
// returns when the command has ended, since the body is closed then.
func (s *Server) input(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	in := s.inputs[r.PathValue("name")]
	s.mu.Unlock()
	if in == nil {
		http.NotFound(w, r)
		return
	}
	select {
	case in.bodies <- r.Body:
		<-in.ended
	case <-in.ended:
	}
}

package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/remote"
)

// metrics count what a server does. No label holds what a person chose: commands
// are those of the tree, exit codes three, problems a list.
type metrics struct {
	registry *prometheus.Registry
	commands *prometheus.CounterVec
	took     prometheus.Histogram
	failures prometheus.Counter
}

func newMetrics() *metrics {
	b := build()
	x := &metrics{
		registry: prometheus.NewRegistry(),
		commands: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "alumni_commands_total", Help: "Remote commands that ended, by command and exit code.",
		}, []string{"command", "code"}),
		took: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "alumni_command_seconds", Help: "How long a remote command took.", Buckets: prometheus.DefBuckets,
		}),
		failures: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "alumni_store_failures_total", Help: "Faults of the store or the machine that the log tells of.",
		}),
	}
	info := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "alumni_build_info", Help: "Which build this is.",
		ConstLabels: prometheus.Labels{"version": b.version, "revision": b.revision, "go": runtime.Version()},
	})
	info.Set(1)
	x.registry.MustRegister(
		x.commands, x.took, x.failures, info, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return x
}

// command counts a remote command.
func (x *metrics) command(name string, code int, took time.Duration) {
	label := "other"
	if code >= cli.ExitDone && code <= cli.ExitUsage {
		label = strconv.Itoa(code)
	}
	x.commands.WithLabelValues(name, label).Inc()
	x.took.Observe(took.Seconds())
}

// gauges are what health tells, looked at when they are asked for.
type gauges struct {
	look func() remote.Health
}

// gauge is one of them.
type gauge struct {
	desc  *prometheus.Desc
	value func(remote.Health) float64
}

func unixTime(at time.Time) float64 {
	if at.IsZero() {
		return 0
	}
	return float64(at.Unix())
}

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

var plainGauges = []gauge{
	{describe("alumni_ready", "1 while the server serves and its store can be read."), func(h remote.Health) float64 {
		if h.Ready {
			return 1
		}
		return 0
	}},
	{describe("alumni_people", "People with a console open."), func(h remote.Health) float64 { return float64(h.People) }},
	{describe("alumni_audit_entries", "Entries of the audit log."), func(h remote.Health) float64 { return float64(h.Entries) }},
	{describe("alumni_store_bytes", "Size of the store's file."), func(h remote.Health) float64 { return float64(h.Store) }},
	{describe("alumni_disk_free_bytes", "Room left where the store lies."), func(h remote.Health) float64 { return float64(h.Free) }},
	{describe("alumni_backup_last_seconds", "Time of the last good copy; 0 for none."), func(h remote.Health) float64 {
		if h.Backup == nil {
			return 0
		}
		return unixTime(h.Backup.Last)
	}},
}

var problemGauge = describe("alumni_problem", "1 for what somebody should look at.", "problem")

// Describe implements prometheus.Collector.
func (g gauges) Describe(ch chan<- *prometheus.Desc) {
	for _, p := range plainGauges {
		ch <- p.desc
	}
	ch <- problemGauge
}

// Collect implements prometheus.Collector.
func (g gauges) Collect(ch chan<- prometheus.Metric) {
	h := g.look()
	for _, p := range plainGauges {
		ch <- prometheus.MustNewConstMetric(p.desc, prometheus.GaugeValue, p.value(h))
	}
	for _, name := range remote.Problems {
		value := 0.0
		for _, p := range h.Problems {
			if p == name {
				value = 1
			}
		}
		ch <- prometheus.MustNewConstMetric(problemGauge, prometheus.GaugeValue, value, name)
	}
}

// listenMetrics takes the port of the metrics, which nobody but this machine may
// reach: they are not asked who they are.
func (m *Main) listenMetrics(run *instance, addr string) error {
	if addr == "" {
		return nil
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil || port == "" {
		return refuse(m.text.Server.BadListen, addr, m.why(noPort(addr)))
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return refuse(m.text.Server.MetricsLoopback, addr)
	}
	if host == "localhost" {
		addr = net.JoinHostPort("127.0.0.1", port) // whatever the machine's table of hosts says
	}
	run.metricsLn, err = m.listen("--metrics-listen", addr)
	if err == nil {
		run.closers = append(run.closers, func() error { _ = run.metricsLn.Close(); return nil })
	}
	return err
}

// serveMetrics answers on the port of the metrics until the instance closes.
func (m *Main) serveMetrics(run *instance) {
	if run.metricsLn == nil {
		return
	}
	run.metrics.registry.MustRegister(gauges{func() remote.Health { return m.health(context.Background(), run) }})
	mux := http.NewServeMux()
	logger := slog.NewLogLogger(run.log.Handler(), slog.LevelWarn)
	mux.Handle("GET /metrics", promhttp.HandlerFor(run.metrics.registry, promhttp.HandlerOpts{ErrorLog: logger, MaxRequestsInFlight: 4}))
	srv := &http.Server{Handler: mux, ReadTimeout: time.Minute, WriteTimeout: time.Minute, ErrorLog: logger}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = srv.Serve(run.metricsLn)
	}()
	run.closers = append(run.closers, func() error {
		_ = srv.Close()
		<-ended
		return nil
	})
	fmt.Fprintf(m.Stdout, m.text.Server.MetricsAt+"\n", run.metricsLn.Addr())
}

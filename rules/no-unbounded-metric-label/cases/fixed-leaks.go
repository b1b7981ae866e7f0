//= what a switch lets through as it is, and names itself otherwise
package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

const healthPath = "/health"

var (
	requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"path", "method"})
	others   = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "b"}, []string{"path"})
)

func observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			path := r.URL.Path
			switch path {
			case healthPath, "/api/v1/sign", "/api/v1/keys":
				// as it is
			default:
				path = "other"
			}
			method := r.Method
			switch method {
			case http.MethodGet, http.MethodPost:
			default:
				method = "other"
			}
			requests.With(prometheus.Labels{"path": path, "method": method}).Inc()
		}()
		next.ServeHTTP(w, r)
	})
}

// A default that names only one of the ways, and a case that is not a constant, prove nothing.
func observeLoosely(next http.Handler, prefix string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		switch path {
		case healthPath:
			path = "health"
		}
		others.WithLabelValues(path).Inc() // want "raw URL path"
		route := r.URL.Path
		switch route {
		case r.Header.Get("X-Route"):
		default:
			route = "other"
		}
		others.WithLabelValues(route).Inc() // want "raw URL path"
		next.ServeHTTP(w, r)
	})
}

func main() {
	http.Handle("/", observe(http.NotFoundHandler()))
	http.Handle("/b", observeLoosely(http.NotFoundHandler(), "/b"))
	http.ListenAndServe(":80", nil)
}
//= attributes of a span on a metric
package main

import (
	"net/http"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/semconv/v1.20.0/httpconv"
)

type middleware struct {
	duration metric.Int64Histogram
}

func (m *middleware) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		m.duration.Record(r.Context(), 1, metric.WithAttributes(httpconv.ServerRequest("api", r)...)) // want "attributes of a span"
		m.duration.Record(r.Context(), 1, metric.WithAttributes(attribute.String("server", "api")))
	})
}

func main() {
	m := &middleware{}
	http.Handle("/", m.wrap(http.NotFoundHandler()))
}
//= pods and jobs come and go, deployments stay
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

var (
	latency  = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "a"}, []string{"pod"})
	finished = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "b"}, []string{"job"})
	rollouts = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "c"}, []string{"namespace"})
)

type reconciler struct{ client.Client }

func (r *reconciler) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	var pods corev1.PodList
	if err := r.List(ctx, &pods); err != nil {
		return ctrl.Result{}, err
	}
	pod := &corev1.Pod{}
	if err := r.Get(ctx, req.NamespacedName, pod); err != nil {
		return ctrl.Result{}, err
	}
	record(pod)
	done(&batchv1.Job{})
	rollouts.WithLabelValues(pod.Namespace).Inc()
	return ctrl.Result{}, nil
}

func record(pod *corev1.Pod) {
	latency.WithLabelValues(pod.Name).Set(1) // want "the name of a pod"
}

func done(job *batchv1.Job) {
	finished.WithLabelValues(job.GetName()).Inc() // want "the name of a job"
}

func main() {
	mgr, _ := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	ctrl.NewControllerManagedBy(mgr).For(&appsv1.Deployment{}).Complete(&reconciler{mgr.GetClient()})
}
//= a pod's series goes with the pod
package main

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	corev1 "k8s.io/api/core/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

var ready = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "a"}, []string{"pod"})

type reconciler struct{ client.Client }

func (r *reconciler) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	pod := &corev1.Pod{}
	if err := r.Get(ctx, req.NamespacedName, pod); err != nil {
		ready.DeleteLabelValues(req.Name)
		return ctrl.Result{}, client.IgnoreNotFound(err)
	}
	ready.WithLabelValues(pod.Name).Set(1)
	return ctrl.Result{}, nil
}

func main() {
	mgr, _ := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{})
	ctrl.NewControllerManagedBy(mgr).For(&corev1.Pod{}).Complete(&reconciler{mgr.GetClient()})
}
//= pods that a typed client or a lister tells
package main

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
)

var (
	status   = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "a"}, []string{"namespace", "pod"})
	matching = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "b"}, []string{"namespace"})
	finished = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "c"}, []string{"job"})
)

type monitor struct {
	client kubernetes.Interface
	pods   corelisters.PodLister
}

func (m *monitor) run(ctx context.Context, namespaces []string) {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for range ticker.C {
		for _, ns := range namespaces {
			pods, err := m.client.CoreV1().Pods(ns).List(ctx, metav1.ListOptions{})
			if err != nil {
				return
			}
			matching.WithLabelValues(ns).Set(float64(len(pods.Items)))
			for _, pod := range pods.Items {
				status.WithLabelValues(ns, pod.Name).Set(1) // want "the name of a pod"
			}
			known, _ := m.pods.Pods(ns).List(labels.Everything())
			for _, pod := range known {
				status.WithLabelValues(ns, pod.GetName()).Set(2) // want "the name of a pod"
			}
			jobs, _ := m.client.BatchV1().Jobs(ns).List(ctx, metav1.ListOptions{})
			for _, job := range jobs.Items {
				finished.WithLabelValues(job.Name).Set(1) // want "the name of a job"
			}
		}
	}
}

func main() {
	client := kubernetes.NewForConfigOrDie(nil)
	m := &monitor{client: client}
	m.run(context.Background(), []string{"default"})
}

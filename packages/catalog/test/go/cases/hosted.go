//= search engines and models: some hold a key, some have connections
package main

import (
	"net/http"

	aiplatform "cloud.google.com/go/aiplatform/apiv1"
	"github.com/algolia/algoliasearch-client-go/v3/algolia/search"
	"github.com/anthropics/anthropic-sdk-go"
	"github.com/google/generative-ai-go/genai"
	"github.com/meilisearch/meilisearch-go"
	"github.com/openai/openai-go/v2"
	"github.com/opensearch-project/opensearch-go/v4"
	"github.com/resend/resend-go/v2"
	old "github.com/sashabaranov/go-openai"
)

func handle(w http.ResponseWriter, r *http.Request) {
	genai.NewClient(r.Context())                  // want "Gemini client"
	aiplatform.NewPredictionClient(r.Context())   // want "Vertex AI client"
	meilisearch.New("http://search")              // want "Meilisearch client"
	opensearch.NewClient(opensearch.Config{})     // low "OpenSearch client"
	search.NewClient("app", "key")
	anthropic.NewClient()
	openai.NewClient()
	old.NewClient("key")
	resend.NewClient("key")
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":8080", nil)
}

//= clouds: dialers renew their certificates, credentials cost time, Docker has a transport
package main

import (
	"net/http"

	"cloud.google.com/go/cloudsqlconn"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/moby/moby/client"
)

var dialer, _ = cloudsqlconn.NewDialer(nil)

func handle(w http.ResponseWriter, r *http.Request) {
	cloudsqlconn.NewDialer(r.Context())         // want "Cloud SQL dialer"
	azidentity.NewDefaultAzureCredential(nil)   // low "Azure credential"
	docker, _ := client.New(client.FromEnv)     // want "Docker client"
	docker.Ping(r.Context(), client.PingOptions{})
	dialer.Dial(r.Context(), "a:b:c")
}

func main() {
	http.HandleFunc("/", handle)
	http.ListenAndServe(":8080", nil)
}

//= settings that are watched, validators and policies
package main

import (
	"net/http"

	"github.com/casbin/casbin/v2"
	"github.com/go-playground/validator/v10"
	"github.com/spf13/viper"
)

var validate = validator.New()

func handle(w http.ResponseWriter, r *http.Request) {
	validate.Struct(r)
	validator.New().Struct(r) // low "validator"
	enforcer, _ := casbin.NewEnforcer("model.conf", "policy.csv") // want "Casbin enforcer"
	enforcer.Enforce("a", "b", "c")
	settings := viper.New()
	settings.ReadInConfig()
	settings.WatchConfig() // want "until the process ends"
}

func main() {
	viper.WatchConfig()
	http.HandleFunc("/", handle)
	http.ListenAndServe(":8080", nil)
}

//= what runs other programs: closed after its use, or not
package main

import (
	"net/http"

	"github.com/hashicorp/go-plugin"
	"github.com/tetratelabs/wazero"
	ort "github.com/yalue/onnxruntime_go"
	"rogchap.com/v8go"
)

func leaky(w http.ResponseWriter, r *http.Request) {
	runtime := wazero.NewRuntime(r.Context()) // low "WebAssembly runtime"
	runtime.Instantiate(r.Context(), nil)
	v8go.NewContext() // want "V8 context"
	tensor, _ := ort.NewTensor(ort.NewShape(1), []float32{1}) // want "tensor"
	tensor.GetData()
	ort.NewAdvancedSession("model.onnx", nil, nil, nil, nil, nil) // want "inference session"
	plugin.NewClient(&plugin.ClientConfig{}) // want "plugin"
}

func right(w http.ResponseWriter, r *http.Request) {
	runtime := wazero.NewRuntime(r.Context())
	defer runtime.Close(r.Context())
	runtime.Instantiate(r.Context(), nil)
	isolate := v8go.NewIsolate()
	defer isolate.Dispose()
	tensor, _ := ort.NewTensor(ort.NewShape(1), []float32{1})
	defer tensor.Destroy()
}

func main() {
	http.HandleFunc("/leaky", leaky)
	http.HandleFunc("/right", right)
	http.ListenAndServe(":8080", nil)
}

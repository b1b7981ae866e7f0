//= River: a worker's Work runs for every job
package main

import (
	"context"
	"database/sql"

	"github.com/riverqueue/river"
)

type SortArgs struct{ Strings []string }

func (SortArgs) Kind() string { return "sort" }

type SortWorker struct {
	river.WorkerDefaults[SortArgs]
}

func (w *SortWorker) Work(ctx context.Context, job *river.Job[SortArgs]) error {
	db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
	return db.Close()
}

func main() {
	workers := river.NewWorkers()
	river.AddWorker(workers, &SortWorker{})
	river.AddWorker(workers, river.WorkFunc(func(ctx context.Context, job *river.Job[SortArgs]) error {
		client, _ := river.NewClient(nil, &river.Config{}) // want "job queue client"
		return client.Stop(ctx)
	}))
}

//= River: a subscription that is ended, and one that is not
package main

import (
	"net/http"

	"github.com/riverqueue/river"
)

var client *river.Client[int]

func follow(w http.ResponseWriter, r *http.Request) {
	events, cancel := client.Subscribe(river.EventKindJobCompleted)
	defer cancel()
	<-events
}

func forget(w http.ResponseWriter, r *http.Request) {
	events, _ := client.Subscribe(river.EventKindJobCompleted) // want "subscription|listener|added"
	<-events
}

//= work queues: what is taken out is handled for each object, and failures that nobody forgets are counted for ever
package main

import (
	"database/sql"

	"k8s.io/client-go/util/workqueue"
)

var queue = workqueue.NewNamedRateLimitingQueue(nil, "things")
var forgiving = workqueue.NewTypedRateLimitingQueue[string](nil)

func next() bool {
	key, quit := queue.Get()
	if quit {
		return false
	}
	defer queue.Done(key)
	if err := reconcile(key); err != nil {
		queue.AddRateLimited(key) // want "queue"
	}
	return true
}

func reconcile(key interface{}) error {
	db, err := sql.Open("postgres", "dsn") // low "database connection pool"
	db.Close()
	return err
}

func nextForgiving() bool {
	key, quit := forgiving.Get()
	if quit {
		return false
	}
	defer forgiving.Done(key)
	if err := reconcile(key); err != nil {
		forgiving.AddRateLimited(key)
		return true
	}
	forgiving.Forget(key)
	return true
}

func main() {
	for next() {
	}
	for nextForgiving() {
	}
}

//= NATS: micro services, JetStream batches, the streaming server
package main

import (
	"context"
	"database/sql"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nats.go/micro"
	"github.com/nats-io/stan.go"
)

func handle(req micro.Request) {
	db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
	db.Close()
	req.Respond(nil)
}

func main() {
	nc, _ := nats.Connect("nats://")
	svc, _ := micro.AddService(nc, micro.Config{Name: "things"})
	group := svc.AddGroup("v1")
	group.AddEndpoint("get", micro.HandlerFunc(handle))
	js, _ := jetstream.New(nc)
	cons, _ := js.CreateOrUpdateConsumer(context.Background(), "S", jetstream.ConsumerConfig{})
	for {
		batch, _ := cons.Fetch(10)
		for msg := range batch.Messages() {
			again, _ := nats.Connect("nats://") // want "NATS connection"
			again.Close()
			msg.Ack()
		}
	}
}

func streaming() {
	sc, _ := stan.Connect("cluster", "me")
	sc.Subscribe("orders", func(m *stan.Msg) {
		other, _ := stan.Connect("cluster", "you") // want "NATS connection"
		other.Close()
	})
}

//= MQTT 5: a handler that is added later
package main

import (
	"context"

	"github.com/eclipse/paho.golang/autopaho"
)

func main() {
	cm, _ := autopaho.NewConnection(context.Background(), autopaho.ClientConfig{})
	cm.AddOnPublishReceived(func(pr autopaho.PublishReceived) (bool, error) {
		other, err := autopaho.NewConnection(context.Background(), autopaho.ClientConfig{}) // want "MQTT connection"
		other.Disconnect(context.Background())
		return true, err
	})
}

//= Azure Service Bus and Event Hubs
package main

import (
	"context"

	"github.com/Azure/azure-sdk-for-go/sdk/messaging/azeventhubs"
	"github.com/Azure/azure-sdk-for-go/sdk/messaging/azservicebus"
	"github.com/prometheus/client_golang/prometheus"
)

var c = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "a"}, []string{"x"})

func consume(ctx context.Context, client *azservicebus.Client) {
	receiver, _ := client.NewReceiverForQueue("q", nil)
	defer receiver.Close(ctx)
	for {
		messages, err := receiver.ReceiveMessages(ctx, 10, nil)
		if err != nil {
			return
		}
		sender, _ := client.NewSender("out", nil) // want "Service Bus sender"
		sender.Close(ctx)
		_ = messages
	}
}

func label(m *azservicebus.ReceivedMessage) {
	c.WithLabelValues(m.MessageID).Inc() // want "message id"
}

func follow(ctx context.Context, partition *azeventhubs.PartitionClient) {
	for {
		if _, err := partition.ReceiveEvents(ctx, 100, nil); err != nil {
			return
		}
		p, _ := azeventhubs.NewProducerClientFromConnectionString("c", "h", nil) // want "Event Hubs producer"
		p.Close(ctx)
	}
}

//= bots: an update, an event, a message of each
package main

import (
	"database/sql"
	"net/http"

	"github.com/bwmarrin/discordgo"
	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"github.com/olahol/melody"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

var updates []tgbotapi.Update

func telegram() {
	bot, _ := tgbotapi.NewBotAPI("token")
	for update := range bot.GetUpdatesChan(tgbotapi.NewUpdate(0)) {
		updates = append(updates, update) // want "updates"
	}
}

func discord() {
	s, _ := discordgo.New("token")
	s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
		db.Close()
	})
}

var session *discordgo.Session

func command(w http.ResponseWriter, r *http.Request) {
	session.AddHandler(func(s *discordgo.Session, r *discordgo.Ready) {}) // want "handler|listener|added"
}

func commandThatIsOver(w http.ResponseWriter, r *http.Request) {
	remove := session.AddHandler(func(s *discordgo.Session, r *discordgo.Ready) {})
	defer remove()
}

func slackBot() {
	client := socketmode.New(slack.New("token"))
	go client.Run()
	for evt := range client.Events {
		db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
		db.Close()
		_ = evt
	}
}

func sockets() {
	m := melody.New()
	m.HandleConnect(func(s *melody.Session) {})
	m.HandleMessage(func(s *melody.Session, msg []byte) {
		other := melody.New() // want "websocket hub"
		other.Close()
		m.Broadcast(msg)
	})
}

//= gobwas/ws: a read is a message
package main

import (
	"database/sql"
	"net/http"

	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"
)

func serve(w http.ResponseWriter, r *http.Request) {
	conn, _, _, err := ws.UpgradeHTTP(r, w)
	if err != nil {
		return
	}
	go func() {
		defer conn.Close()
		for {
			if _, _, err := wsutil.ReadClientData(conn); err != nil {
				return
			}
			db, _ := sql.Open("postgres", "dsn") // want "database connection pool"
			db.Close()
		}
	}()
}

//= bots of Telegram: what is kept for each user, by each library
package main

import (
	"context"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	tele "gopkg.in/telebot.v3"
)

var steps = map[int64]int{}
var visits = map[int64]int{}
var words = map[string]int{}
var open = map[int64]int{}

func onUpdate(ctx context.Context, b *bot.Bot, u *models.Update) {
	user := u.Message.From.ID
	if _, ok := steps[user]; !ok {
		steps[user] = 0 // want "`steps` .* id of a user"
	}
	open[u.Message.Chat.ID] = 1
	delete(open, u.Message.Chat.ID)
}

func main() {
	b, err := bot.New("token", bot.WithDefaultHandler(onUpdate))
	if err != nil {
		return
	}
	t, err := tele.NewBot(tele.Settings{})
	if err != nil {
		return
	}
	t.Handle("/start", func(c tele.Context) error {
		visits[c.Sender().ID]++ // want "`visits` .* id of a user"
		words[c.Text()]++       // want "`words` "
		return nil
	})
	b.Start(context.Background())
}

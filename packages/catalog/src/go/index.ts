// All Go libraries that the catalog describes.
import type { Library } from '../schema.ts';
import { builtin } from './builtin.ts';
import { analytics } from './data/analytics.ts';
import { breakers } from './data/breakers.ts';
import { browsers } from './data/browsers.ts';
import { collections } from './data/caches.ts';
import { clouds } from './data/clouds.ts';
import { databases } from './data/databases.ts';
import { featureFlags } from './data/feature-flags.ts';
import { goZeroStores } from './data/go-zero.ts';
import { hosted } from './data/hosted.ts';
import { httpClients } from './data/http-clients.ts';
import { values } from './data/identifiers.ts';
import { loaders } from './data/loaders.ts';
import { logs } from './data/logs.ts';
import { maps } from './data/maps.ts';
import { sandboxes } from './data/sandboxes.ts';
import { settings } from './data/settings.ts';
import { stores } from './data/stores.ts';
import { transfers } from './data/transfers.ts';
import { workerPools } from './data/worker-pools.ts';
import { amqp } from './messaging/amqp.ts';
import { azure } from './messaging/azure.ts';
import { brokers } from './messaging/brokers.ts';
import { chains } from './messaging/chains.ts';
import { channels } from './messaging/channels.ts';
import { chats } from './messaging/chats.ts';
import { telegram } from './messaging/telegram.ts';
import { controllers } from './messaging/controllers.ts';
import { kubernetesObjects } from './messaging/kubernetes-objects.ts';
import { goQueue } from './messaging/go-queue.ts';
import { jobs } from './messaging/jobs.ts';
import { kafka } from './messaging/kafka.ts';
import { mcp } from './messaging/mcp.ts';
import { nats } from './messaging/nats.ts';
import { websockets } from './messaging/websockets.ts';
import { metricClients } from './metrics/clients.ts';
import { metricMiddlewares } from './metrics/middlewares.ts';
import { openTelemetry } from './metrics/opentelemetry.ts';
import { prometheusLibraries } from './metrics/prometheus.ts';
import { metricRegistries } from './metrics/registries.ts';
import { metricVendors } from './metrics/vendors.ts';
import { commands } from './std/commands.ts';
import { containers } from './std/containers.ts';
import { http, httpDebug, url } from './std/http.ts';
import { randomness } from './std/random.ts';
import { system } from './std/system.ts';
import { text } from './std/text.ts';
import { time } from './std/time.ts';
import { dns } from './web/dns.ts';
import { echo } from './web/echo.ts';
import { fiber } from './web/fiber.ts';
import { frameworks } from './web/frameworks.ts';
import { gin } from './web/gin.ts';
import { graphql } from './web/graphql.ts';
import { routers } from './web/routers.ts';
import { rpc } from './web/rpc.ts';
import { services } from './web/services.ts';
import { ssh } from './web/ssh.ts';
import { github } from './web/github.ts';
import { tokens } from './web/tokens.ts';

const standard: readonly Library[] = [
  ...text,
  ...containers,
  ...randomness,
  ...system,
  ...commands,
  http,
  url,
  ...httpDebug,
  time,
];

const metrics: readonly Library[] = [
  ...prometheusLibraries,
  ...openTelemetry,
  ...metricRegistries,
  ...metricClients,
  ...metricMiddlewares,
  ...metricVendors,
];

const web: readonly Library[] = [
  ...gin,
  ...echo,
  ...fiber,
  ...routers,
  ...frameworks,
  ...rpc,
  ...graphql,
  ...dns,
  ...ssh,
  ...github,
  ...tokens,
  ...services,
];

const messaging: readonly Library[] = [
  ...kafka,
  ...goQueue,
  ...amqp,
  ...nats,
  ...brokers,
  ...azure,
  ...jobs,
  ...chats,
  ...channels,
  ...chains,
  ...telegram,
  ...mcp,
  ...websockets,
  ...controllers,
  ...kubernetesObjects,
];

const data: readonly Library[] = [
  ...stores,
  ...databases,
  ...clouds,
  ...httpClients,
  ...logs,
  ...transfers,
  ...hosted,
  ...featureFlags,
  ...analytics,
  ...sandboxes,
  ...settings,
  ...goZeroStores,
  ...collections,
  ...loaders,
  ...maps,
  ...workerPools,
  ...browsers,
  ...breakers,
  ...values,
];

export const goLibraries: readonly Library[] = [
  builtin,
  ...standard,
  ...metrics,
  ...web,
  ...messaging,
  ...data,
];

// Brokers, queues and the clients of remote services: what making them costs, and what consuming a message calls.
import type { Library } from '../../schema.ts';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { brokers } from './brokers.ts';
import { redisQueues } from './bull.ts';
import { chains } from './chains.ts';
import { channels } from './channels.ts';
import { googleCloud } from './google-cloud.ts';
import { databaseQueues } from './jobs.ts';
import { hosted } from './hosted.ts';
import { kafka } from './kafka.ts';
import { nats } from './nats.ts';
import { rabbitmq } from './rabbitmq.ts';
import { remote } from './remote.ts';
import { stomp } from './stomp.ts';
import { vendors } from './vendors.ts';
import { workflows } from './workflows.ts';

export const messagingLibraries: readonly Library[] = [
  ...kafka,
  ...rabbitmq,
  ...nats,
  ...brokers,
  ...stomp,
  ...redisQueues,
  ...databaseQueues,
  ...workflows,
  ...remote,
  ...aws,
  ...azure,
  ...googleCloud,
  ...vendors,
  ...hosted,
  ...channels,
  ...chains,
];

// Brokers, queues and the clients of remote services: what making them costs, and what consuming a message calls.
import type { Library } from '../../schema.ts';
import { brokers } from './brokers.ts';
import { jobs } from './jobs.ts';
import { kafka } from './kafka.ts';
import { rabbitmq } from './rabbitmq.ts';

export const messagingLibraries: readonly Library[] = [...kafka, ...rabbitmq, ...brokers, ...jobs];

// Brokers and queues: their clients, and what consuming a message calls.
import type { Library } from '../../schema.ts';
import { kafkajs } from './kafkajs.ts';

export const messagingLibraries: readonly Library[] = [kafkajs];

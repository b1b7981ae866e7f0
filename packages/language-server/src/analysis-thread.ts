// The entry of the analysis thread.
import { parentPort } from 'node:worker_threads';
import { serveAnalysis } from './analysis-server.ts';

if (parentPort !== null) serveAnalysis(parentPort);

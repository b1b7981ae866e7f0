//= default labels that are given once, to the process of one job
import { collectDefaultMetrics } from 'prom-client';
function exportMetrics(labels: Record<string, string>) {
  collectDefaultMetrics({ labels });
}
export class Execution {
  constructor(private readonly context: { jobId: string }) {}
  async init() {
    const { jobId } = this.context;
    exportMetrics({ job_id: jobId });
  }
}
//= labels that are given to a counter
import { Counter } from 'prom-client';
const done = new Counter({ name: 'done', help: 'd', labelNames: ['job_id'] });
function count(labels: Record<string, string>) {
  done.inc(labels);
}
export function finished(jobId: string) {
  count({ job_id: jobId }); // want "jobId"
}

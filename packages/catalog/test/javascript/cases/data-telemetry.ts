//= a tracing pipeline is started once
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Logging } from '@google-cloud/logging';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import express from 'express';

const app = express();
const exporter = new OTLPTraceExporter();
const sdk = new NodeSDK({ traceExporter: exporter });
sdk.start();
const logging = new Logging({ projectId: 'shop' });
const records = new LoggerProvider();

app.get('/a', async (_req, res) => {
  const provider = new NodeTracerProvider(); // want "tracer provider"
  const processor = new BatchSpanProcessor(exporter); // want "span processor"
  const own = new OTLPTraceExporter({ url: 'http://collector:4318' }); // want "trace exporter"
  const second = new NodeSDK({ traceExporter: own, spanProcessors: [processor] }); // want "OpenTelemetry SDK"
  second.start();
  await provider.shutdown();
  res.end();
});
app.get('/b', async (_req, res) => {
  const log = logging.log('orders');
  await log.write(log.entry({}, 'hello'));
  const client = new Logging(); // want "Cloud Logging client"
  client.log('orders');
  records.getLogger('orders').emit({ body: 'hello' });
  const processor = new BatchLogRecordProcessor({ exporter: undefined as never }); // want "log processor"
  await processor.shutdown();
  res.end();
});

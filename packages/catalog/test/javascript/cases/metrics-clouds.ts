//= aws-embedded-metrics: dimensions, properties
import { createMetricsLogger, Unit } from 'aws-embedded-metrics';
import express from 'express';

const app = express();
app.get('/orders/:id', async (req, res) => {
  const metrics = createMetricsLogger();
  metrics.setNamespace('orders').putDimensions({ Route: req.route.path });
  metrics.putDimensions({ Order: req.params.id }); // want "path parameter"
  metrics.setDimensions({ User: req.user.id }); // want "who the user is"
  metrics.setDimensions([{ Route: 'orders' }, { Client: req.ip }], true); // want "client address"
  metrics.setProperty('RequestId', req.id).putMetric('Time', 12, Unit.Milliseconds);
  metrics.putMetric(`Order-${req.params.id}`, 1); // want "path parameter"
  await metrics.flush();
  res.end();
});

//= aws-embedded-metrics: a Lambda handler
import { metricScope, Unit } from 'aws-embedded-metrics';
import { randomUUID } from 'node:crypto';

export const handler = metricScope((metrics) => async (event: { id: string }) => {
  metrics.putDimensions({ Service: 'orders' });
  metrics.putDimensions({ Call: randomUUID() }); // want "random id"
  metrics.putMetric('Seen', 1, Unit.Count);
  metrics.setProperty('id', event.id);
});

//= powertools metrics
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

const metrics = new Metrics({ namespace: 'orders', defaultDimensions: { stage: process.env.STAGE ?? 'dev' } });
export const lambda = async (event: APIGatewayProxyEvent, context: Context) => {
  metrics.addDimension('route', event.resource);
  metrics.addDimension('path', event.path); // want "raw request path"
  metrics.addDimensions({ request: context.awsRequestId }); // want "request id"
  metrics.addMetadata('request', context.awsRequestId);
  metrics.addMetric('seen', MetricUnit.Count, 1);
  metrics.addMetric(`seen-${event.path}`, MetricUnit.Count, 1); // want "raw request path"
  metrics.singleMetric().addDimension('kind', 'order').addMetric('one', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
};
export const handler = middy(lambda).use(logMetrics(metrics));

//= influxdb 2: points
import { InfluxDB, Point } from '@influxdata/influxdb-client';
import express from 'express';

const influx = new InfluxDB({ url: 'http://influx:8086', token: process.env.TOKEN });
const writes = influx.getWriteApi('org', 'bucket', 'ms', { defaultTags: { app: 'orders' } });
writes.useDefaultTags({ host: process.env.HOST ?? '' });
const app = express();
app.get('/orders/:id', async (req, res) => {
  const point = new Point('orders').tag('route', req.route.path).stringField('id', req.params.id).timestamp(new Date());
  writes.writePoint(point);
  writes.writePoint(new Point('orders').tag('order', req.params.id).intField('seen', 1)); // want "path parameter"
  writes.writePoint(new Point(`orders_${req.params.id}`).intField('seen', 1)); // want "path parameter"
  const own = influx.getWriteApi('org', 'bucket'); // want "write API"
  own.writePoint(point);
  await own.close();
  res.end();
});

//= influxdb 3: points
import { InfluxDBClient, Point, PointValues } from '@influxdata/influxdb3-client';
import express from 'express';

const client = new InfluxDBClient({ host: 'http://influx:8181' });
const app = express();
app.get('/orders/:id', async (req, res) => {
  await client.write(Point.measurement('orders').setTag('route', req.route.path).setStringField('id', req.params.id));
  await client.write(Point.measurement('orders').setTag('user', req.user.id).setFloatField('seen', 1)); // want "who the user is"
  const values = new PointValues().setTag('order', req.params.id); // want "path parameter"
  await client.write(values.asPoint('orders'));
  const own = new InfluxDBClient(); // want "InfluxDB client"
  await own.close();
  res.end();
});

//= influxdb 1: points
const Influx = require('influx');
const express = require('express');

const influx = new Influx.InfluxDB({ host: 'influx', database: 'orders' });
const app = express();
app.get('/orders/:id', async (req, res) => {
  await influx.writePoints([
    { measurement: 'orders', tags: { route: '/orders/:id' }, fields: { id: req.params.id }, timestamp: Date.now() },
    { measurement: 'orders', tags: { order: req.params.id }, fields: { seen: 1 } }, // want "path parameter"
  ]);
  await influx.writeMeasurement('orders', [{ tags: { client: req.ip }, fields: { seen: 1 } }]); // want "client address"
  await influx.writeMeasurement(`orders_${req.params.id}`, [{ fields: { seen: 1 } }]); // want "path parameter"
  res.end();
});

//= PutMetricData: each combination of dimensions is billed
import { CloudWatch, CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import AWS from 'aws-sdk';
import express from 'express';

const app = express();
const client = new CloudWatchClient({});
const whole = new CloudWatch({});
const old = new AWS.CloudWatch();
app.get('/users/:id', async (req, res) => {
  const { id } = req.params;
  await client.send(
    new PutMetricDataCommand({
      Namespace: 'shop',
      MetricData: [
        { MetricName: 'seen', Value: 1, Dimensions: [{ Name: 'user', Value: id }] }, // want "bill"
        { MetricName: 'seen', Value: 1, Dimensions: [{ Name: 'method', Value: req.method }] },
      ],
    }),
  );
  await whole.putMetricData({ Namespace: 'shop', MetricData: [{ MetricName: `seen ${id}`, Value: 1 }] }); // want "name"
  await old
    .putMetricData({ Namespace: 'shop', MetricData: [{ MetricName: 'seen', Dimensions: [{ Name: 'user', Value: id }] }] }) // want "bill"
    .promise();
  res.end();
});

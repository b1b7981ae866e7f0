//= a page of the browser that all requests share
import express from 'express';
import { chromium, type Browser } from 'playwright';
import puppeteer from 'puppeteer';
let shared: Browser | undefined;
const app = express();
app.get('/kept', async (req, res) => {
  shared ??= await chromium.launch();
  const page = await shared.newPage(); // want "browser page is made for every request .* Call its close"
  res.send(await page.content());
});
app.get('/closed', async (req, res) => {
  shared ??= await chromium.launch();
  const page = await shared.newPage();
  res.send(await page.content());
  await page.close();
});
app.get('/context', async (req, res) => {
  shared ??= await chromium.launch();
  const context = await shared.newContext();
  const page = await context.newPage();
  res.send(await page.content());
  await context.close();
});
app.get('/own', async (req, res) => {
  const own = await puppeteer.launch(); // want "A browser is made for every request"
  const page = await own.newPage();
  res.send(await page.content());
  await own.close();
});
//= a channel of a connection that is made for the same message goes with it: the connection alone is told
import amqp from 'amqplib';
import express from 'express';
const app = express();
app.post('/orders', async (req, res) => {
  const connection = await amqp.connect('amqp://queue'); // want "RabbitMQ connection is made for every request"
  try {
    const channel = await connection.createChannel();
    channel.sendToQueue('orders', Buffer.from(req.url));
  } finally {
    await connection.close();
  }
  res.end();
});
async function opened() {
  const connection = await amqp.connect('amqp://queue'); // want "RabbitMQ connection is made for every request"
  return connection.createConfirmChannel();
}
app.post('/refunds', async (req, res) => {
  const channel = await opened();
  channel.sendToQueue('refunds', Buffer.from(req.url));
  res.end();
});
app.listen(80);
//= a channel of a connection that lives on stays in it, whoever hands it over
import amqp, { type ChannelModel } from 'amqplib';
import express from 'express';
const app = express();
let shared: ChannelModel | undefined;
const connection = async () => (shared ??= await amqp.connect('amqp://queue'));
async function publish(to: ChannelModel, text: string) {
  const channel = await to.createChannel(); // want "RabbitMQ channel is made for every request"
  channel.sendToQueue('orders', Buffer.from(text));
}
app.post('/orders', async (req, res) => {
  const channel = await (await connection()).createChannel(); // want "RabbitMQ channel is made for every request"
  channel.sendToQueue('orders', Buffer.from(req.url));
  await publish(await connection(), req.url);
  res.end();
});
app.listen(80);

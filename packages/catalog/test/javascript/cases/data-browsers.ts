//= a browser for every request
import puppeteer from 'puppeteer';
import { chromium } from 'playwright';
import express from 'express';

const app = express();
let shared: Promise<import('puppeteer').Browser> | undefined;

app.get('/pdf', async (req, res) => {
  const browser = await puppeteer.launch(); // want "A browser is made"
  const page = await browser.newPage();
  await page.goto('http://localhost/report');
  res.send(await page.pdf());
  await browser.close();
});
app.get('/shot', async (_req, res) => {
  const browser = await chromium.launch({ headless: true }); // want "A browser is made"
  const page = await browser.newPage();
  res.send(await page.screenshot());
  await browser.close();
});
app.get('/right', async (_req, res) => {
  shared ??= puppeteer.launch();
  const page = await (await shared).newPage();
  res.send(await page.pdf());
  await page.close();
});

//= playwright contexts are for requests
import playwright from 'playwright-core';
import express from 'express';

const app = express();
const browser = await playwright.firefox.launch();
app.get('/', async (_req, res) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  res.send(await page.content());
  await context.close();
  const attached = await playwright.chromium.connectOverCDP('http://chrome:9222'); // want "browser connection"
  await attached.close();
});

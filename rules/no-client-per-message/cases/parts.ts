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

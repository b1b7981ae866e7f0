//= vendors: clients with agents and pools of their own
import express from 'express';
import nodemailer from 'nodemailer';
import twilio, { Twilio } from 'twilio';

const app = express();
const shared = nodemailer.createTransport({ host: 'smtp', pool: true });
const texts = twilio('sid', 'token');

app.post('/mails', async (req, res) => {
  const pool = nodemailer.createTransport({ host: 'smtp', pool: true }); // want "pool of SMTP connections"
  await pool.sendMail({ to: 'a@example.org', text: req.path });
  const transport = nodemailer.createTransport({ host: 'smtp' });
  await transport.sendMail({ to: 'a@example.org', text: req.path });
  await shared.sendMail({ to: 'a@example.org', text: req.path });
  res.end();
});

app.post('/texts', async (req, res) => {
  const client = twilio('sid', 'token'); // want "Twilio client .*HTTPS agent of its own"
  await client.messages.create({ to: '1', from: '2', body: req.path });
  const second = new Twilio('sid', 'token'); // want "Twilio client"
  await second.calls('id').fetch();
  await texts.messages.create({ to: '1', from: '2', body: req.path });
  const answer = new twilio.twiml.VoiceResponse();
  answer.say('hello');
  res.send(answer.toString());
});

//= vendors: clients that share the process's connections
import express from 'express';
import Stripe from 'stripe';
import OpenAI, { AzureOpenAI } from 'openai';
import Anthropic from '@anthropic-ai/sdk';
import { WebClient } from '@slack/web-api';
import mail, { MailService } from '@sendgrid/mail';
import { Client } from '@sendgrid/client';
import webpush from 'web-push';

const app = express();
mail.setApiKey('key');
webpush.setVapidDetails('mailto:a@example.org', 'public', 'private');

app.post('/', async (req, res) => {
  const stripe = new Stripe('key');
  await stripe.charges.create({ amount: 1, currency: 'eur' });
  const openai = new OpenAI();
  await openai.chat.completions.create({ model: 'm', messages: [] });
  await new AzureOpenAI({ apiVersion: 'v' }).models.list();
  const anthropic = new Anthropic();
  await anthropic.messages.create({ model: 'm', max_tokens: 1, messages: [] });
  await new WebClient('token').chat.postMessage({ channel: 'c', text: req.path });
  await mail.send({ to: 'a@example.org', from: 'b@example.org', subject: 's', text: 't' });
  await new MailService().send({ to: 'a@example.org', from: 'b@example.org', subject: 's', text: 't' });
  await new Client().request({ url: '/v3', method: 'GET' });
  await webpush.sendNotification(req.body, 'payload');
  res.end();
});

//= vendors: required, with default exports that are called
const express = require('express');
const stripe = require('stripe')('key');
const twilio = require('twilio');

const app = express();
app.post('/', async (req, res) => {
  await stripe.refunds.create({ charge: 'c' });
  const client = twilio('sid', 'token'); // want "Twilio client"
  await client.messages.create({ to: '1', body: 'hello' });
  res.end();
});

//= firebase-admin: an app for each name stays
import express from 'express';
import admin from 'firebase-admin';
import { initializeApp, deleteApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';

const app = express();
admin.initializeApp();

app.get('/:tenant', async (req, res) => {
  const tenant = initializeApp({ projectId: 'p' }, req.params.tenant); // want "Firebase app .*each different name"
  const fixed = initializeApp({ projectId: 'p' }, 'second');
  await deleteApp(fixed);
  await getFirestore(fixed).collection('orders').add({});
  await admin.firestore().doc('orders/x').set({});
  res.json({ name: tenant.name });
});

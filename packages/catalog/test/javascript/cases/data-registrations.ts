//= templates' parts, strategies and definitions of jobs, under names that requests bring
import { Agenda } from 'agenda';
import express from 'express';
import Handlebars from 'handlebars';
import passport from 'passport';
import { Strategy } from 'passport-local';

const agenda = new Agenda();
const own = Handlebars.create();
const app = express();
app.post('/tenants/:tenant', (req, res) => {
  const { tenant } = req.params;
  Handlebars.registerPartial(tenant, req.body.header); // want "`Handlebars` .* an entry for each path parameter"
  own.registerHelper(`shout ${tenant}`, (text: string) => text.toUpperCase()); // want "`own` .* an entry for each path parameter"
  passport.use(tenant, new Strategy((user, password, done) => done(null, user))); // want "`passport` .* an entry for each path parameter"
  passport.use(new Strategy((user, password, done) => done(null, user)));
  agenda.define(`report ${tenant}`, async () => {}); // want "a definition is kept for each name"
  agenda.define('report', async () => {});
  res.end(Handlebars.compile(req.body.page)({}));
});

//= what is taken back in the end, or begins anew with each request
import express from 'express';
import Handlebars from 'handlebars';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';

const passports = new Passport();
Handlebars.registerHelper('shout', (text: string) => text.toUpperCase());
const app = express();
app.post('/tenants/:tenant', (req, res) => {
  const { tenant } = req.params;
  const own = Handlebars.create();
  own.registerPartial(tenant, req.body.header);
  Handlebars.registerPartial(tenant, req.body.header);
  passports.use(tenant, new Strategy((user, password, done) => done(null, user)));
  res.end(own.compile(req.body.page)({}));
  passports.unuse(tenant);
  Handlebars.unregisterPartial(tenant);
});

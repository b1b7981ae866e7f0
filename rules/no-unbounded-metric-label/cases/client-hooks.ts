//= hooks of HTTP clients see the address that was called
import got from 'got';
import ky from 'ky';
import { Counter } from 'prom-client';
const calls = new Counter({ name: 'calls', help: 'Calls', labelNames: ['to', 'status'] });
export const api = got.extend({
  hooks: {
    beforeRequest: [(options) => calls.inc({ to: options.url!.toString() })], // want "the URL of an HTTP call"
    afterResponse: [
      (response) => {
        calls.inc({ to: response.url, status: response.statusCode }); // want "the URL of an HTTP call"
        return response;
      },
    ],
  },
});
export const other = ky.create({
  hooks: {
    beforeRequest: [(request) => calls.inc({ to: request.url, status: request.method })], // want "the URL of an HTTP call"
    afterResponse: [(_request, _options, response) => calls.inc({ to: 'x', status: response.status })],
  },
});

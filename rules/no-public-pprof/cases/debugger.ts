//= the inspector on every address
import inspector from 'node:inspector';
inspector.open(9229, '0.0.0.0'); // want "debugger"
//= the inspector on this machine
import inspector from 'node:inspector';
inspector.open(9229, '127.0.0.1');
inspector.open(9230);
inspector.open();
//= under a name of its own
import { open } from 'inspector';
open(9229, '::'); // want "debugger"
//= an address from the environment
import { open } from 'node:inspector';
open(9229, process.env.DEBUG_HOST);
//= an ordinary server on every address
import http from 'node:http';
http.createServer((req, res) => res.end()).listen(8080, '0.0.0.0');

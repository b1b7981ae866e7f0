//= allow: an address that nobody outside reaches
//- leakline.config.json
{ "rules": { "no-public-pprof": ["error", { "allow": ["0.0.0.0"] }] } }
//- main.ts
import inspector from 'node:inspector';
inspector.open(9229, '0.0.0.0');
//= the same without the option
import inspector from 'node:inspector';
inspector.open(9229, '0.0.0.0'); // want "debugger"
//= allow: the address with its port
//- leakline.config.json
{ "rules": { "no-public-pprof": ["error", { "allow": ["0.0.0.0:9229", "[::]:*"] }] } }
//- main.ts
import inspector from 'node:inspector';
const port = 9229;
inspector.open(port, '0.0.0.0');
inspector.open(9230, '::');
inspector.open(9230, '0.0.0.0'); // want "debugger"

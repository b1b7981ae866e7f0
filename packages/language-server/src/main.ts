#!/usr/bin/env node
// The language server's own entry: `--stdio`, `--node-ipc`, `--pipe=…` or `--socket=…` say how to reach the client.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import packageJson from '../package.json' with { type: 'json' };
import { startServer } from './server.ts';

await startServer(createConnection(ProposedFeatures.all), { version: packageJson.version });

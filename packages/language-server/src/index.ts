// Leakline over the language server protocol.
export { startServer, type ServerOptions } from './server.ts';

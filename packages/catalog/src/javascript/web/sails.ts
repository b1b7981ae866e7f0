// Sails: actions of controllers run for every request, known by where they lie; Express serves them.
import type { Library } from '../../schema.ts';
import { onRequest } from './rows.ts';

export const sails: Library = {
  language: 'javascript',
  packages: [],
  version: 'sails 1.5.18',
  source: 'lib/app/private/controller/load-action-modules.js (api/controllers/**, traditional controllers)',
  signatures: [
    {
      name: 'default.*',
      parameterNames: ['req', 'res'],
      files: ['api/controllers/**/*.{js,ts}'],
      frequency: 'perMessage',
      gives: ['express#Request', 'express#Response'],
      because: onRequest,
    },
  ],
};

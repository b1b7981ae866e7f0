// Validators: what they compile they keep, by the very object that is the schema.
import type { Library, Member } from '../../schema.ts';
import { constructs, empties, evicts, present } from './rows.ts';

const compiles = (returns: string): Member => ({
  call: {
    returns,
    effects: [
      {
        effect: 'grow',
        place: 'this',
        key: '0',
        byIdentity: true,
        because: 'each schema object that it has not seen before is compiled and kept',
      },
    ],
  },
});
const instance = constructs({ returns: 'Ajv' });

export const validatorLibraries: readonly Library[] = [
  {
    language: 'javascript',
    packages: ['ajv', 'ajv/dist/2019', 'ajv/dist/2020', 'ajv/dist/jtd'],
    version: '8.20.0',
    source: 'dist/core.js (_cache maps schema objects to what was compiled; removeSchema takes them out)',
    exports: { default: instance, '': instance, Ajv: instance },
    types: {
      Ajv: {
        container: 'unbounded',
        members: {
          compile: compiles('ValidateFunction'),
          compileAsync: compiles('ValidateFunction'),
          validate: {
            // Else the key of a schema that was added, or one that is not in sight.
            overloads: [{ when: [present('0.type')], ...compiles('boolean').call }],
            call: { returns: 'boolean' },
          },
          removeSchema: {
            overloads: [{ when: [{ at: '0', is: 'absent' }], ...empties.call }],
            ...evicts('0'),
          },
        },
      },
      ValidateFunction: {},
    },
  },
];

// GraphQL servers: gqlgen.
import type { Library, Member } from '../../schema.ts';
import { giving, perEntity, perEvent } from '../rows.ts';

const language = 'go';
const onOperation = 'for every GraphQL operation';

const finite: Member = { cardinality: 'finite' };
const around = (because: string): Member => ({
  call: { callbacks: [{ at: '0', frequency: 'perMessage', parameters: ['context#Context'], because }] },
});

export const graphql: readonly Library[] = [
  {
    language,
    packages: ['github.com/99designs/gqlgen/graphql/handler'],
    version: 'v0.17.73',
    source: 'graphql/handler/server.go',
    exports: { New: giving('Server'), NewDefaultServer: giving('Server') },
    types: {
      Server: {
        members: {
          AroundOperations: around(onOperation),
          AroundResponses: around('for every GraphQL response'),
          AroundRootFields: around('for every field of a GraphQL operation'),
          AroundFields: around('for every field of a GraphQL operation'),
          SetErrorPresenter: {
            call: {
              callbacks: [
                {
                  at: '0',
                  frequency: 'perMessage',
                  parameters: ['context#Context', 'error'],
                  because: 'for every error of a GraphQL operation',
                },
              ],
            },
          },
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/99designs/gqlgen/graphql'],
    version: 'v0.17.73',
    source: 'graphql/context_operation.go',
    exports: { GetOperationContext: giving('OperationContext') },
    types: {
      OperationContext: {
        members: {
          RawQuery: perEntity('the query text'),
          OperationName: perEntity('the name of a GraphQL operation, which any client can choose'),
          Variables: perEvent('the variables of a GraphQL operation'),
          Operation: { type: 'github.com/vektah/gqlparser/v2/ast#OperationDefinition' },
          Headers: { type: 'net/http#Header' },
        },
      },
    },
  },
  {
    language,
    packages: ['github.com/vektah/gqlparser/v2/ast'],
    version: 'v2.5.27',
    source: 'ast/document.go, ast/operation.go',
    types: {
      OperationDefinition: {
        members: {
          Name: perEntity('the name of a GraphQL operation, which any client can choose'),
          Operation: finite,
        },
      },
    },
  },
];

// Schemas that let values through: where one lists the values of a part (an enumeration, a literal), there are no others.
//
// A schema is as varied as what it lets through: an object's parts are those of its shape, and of what is not described here
// (texts, numbers, transformations) nothing is known, so that what was handed in decides.
import type { Check, Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { calls, chained, giving, named } from './rows.ts';

const language = 'javascript';

/** Lets what stands at a path through, if the schema likes it. */
const lets = (value: string, checked: Check): Member => calls({ passes: [value], checked });
/** A schema that lists all values which it lets through. */
const lists = (returns: TypeName): Member => calls({ returns, cardinality: 'finite' });
/** A schema of what schemas at these places let through. */
const madeOf = (returns: TypeName, ...passes: readonly string[]): Member => calls({ returns, passes });
/** The same schema, with more to be asked of a value, or with less. */
const same: Member = calls({ returns: 'this', passes: ['this'] });

const zodType: TypeEntry = {
  members: {
    ...named(['parse', 'parseAsync'], lets('0', { by: 'this' })),
    ...named(['safeParse', 'safeParseAsync'], lets('0', { by: 'this', in: 'data' })),
    ...named(
      ['optional', 'nullable', 'nullish', 'describe', 'meta', 'brand', 'readonly', 'refine', 'superRefine'],
      same,
    ),
    ...named(['default', 'catch'], calls({ returns: 'this', passes: ['this', '0'] })),
    or: madeOf('ZodType', 'this', '0'),
    array: giving('ZodArray'),
  },
};
const zod: Readonly<Record<string, Member>> = {
  ...named(['any', 'unknown'], giving('ZodType')),
  ...named(['object', 'strictObject', 'looseObject'], madeOf('ZodObject', '0')),
  ...named(['enum', 'nativeEnum', 'boolean', 'null', 'undefined'], lists('ZodType')),
  literal: madeOf('ZodType', '0'),
  union: madeOf('ZodType', '0[]'),
  discriminatedUnion: madeOf('ZodType', '1[]'),
  ...named(['optional', 'nullable'], madeOf('ZodType', '0')),
  ...named(['string', 'email', 'uuid', 'url'], giving('ZodString')),
  number: giving('ZodNumber'),
  array: giving('ZodArray'),
};

const valibot: Library = {
  language,
  packages: ['valibot'],
  version: '1.5.0',
  source: 'dist/index.d.mts (parse, safeParse, object, picklist, literal, union, variant, optional, pipe)',
  exports: {
    ...named(['parse', 'parseAsync'], lets('1', { by: '0' })),
    ...named(['safeParse', 'safeParseAsync'], lets('1', { by: '0', in: 'output' })),
    ...named(['object', 'strictObject', 'looseObject'], madeOf('Schema', '0')),
    ...named(['picklist', 'enum', 'boolean', 'null'], lists('Schema')),
    literal: madeOf('Schema', '0'),
    union: madeOf('Schema', '0[]'),
    variant: madeOf('Schema', '1[]'),
    ...named(['optional', 'nullable', 'nullish'], madeOf('Schema', '0')),
  },
  types: { Schema: {} },
};

const joiRoot: TypeEntry = {
  members: {
    object: madeOf('ObjectSchema', '0'),
    ...named(['string', 'number', 'any'], giving('Schema')),
    ...named(['boolean', 'bool'], lists('Schema')),
    valid: lists('Schema'),
    attempt: lets('0', { by: '1' }),
  },
};
const joi: Library = {
  language,
  packages: ['joi'],
  version: '18.3.2',
  source: 'lib/index.d.ts (Root, AnySchema, ObjectSchema)',
  exports: { default: { type: 'Root' }, '': { type: 'Root' } },
  types: {
    Root: joiRoot,
    Schema: {
      members: {
        validate: lets('0', { by: 'this', in: 'value' }),
        validateAsync: lets('0', { by: 'this' }),
        ...named(['valid', 'equal'], lists('Schema')),
        ...named(['required', 'optional', 'label', 'description'], same),
        ...named(['lowercase', 'uppercase', 'trim', 'min', 'max'], chained),
      },
    },
    ObjectSchema: { extends: ['Schema'], members: { keys: madeOf('ObjectSchema', 'this', '0') } },
  },
};

export const schemaLibraries: readonly Library[] = [
  {
    language,
    packages: ['zod', 'zod/v3', 'zod/v4'],
    version: '4.6.7',
    source: 'v4/classic/{schemas,external}.d.ts, index.d.ts v3/types.d.ts',
    exports: { ...zod, z: { type: 'Zod' }, default: { type: 'Zod' } },
    types: {
      Zod: { members: zod },
      ZodType: zodType,
      ZodString: {
        extends: ['ZodType'],
        members: named(
          [
            ...['email', 'endsWith', 'length', 'max', 'min', 'nonempty', 'regex', 'startsWith'],
            ...['toLowerCase', 'toUpperCase', 'trim', 'url', 'uuid'],
          ],
          chained,
        ),
      },
      ZodNumber: {
        extends: ['ZodType'],
        members: named(['min', 'max', 'int', 'positive', 'nonnegative'], chained),
      },
      ZodArray: { extends: ['ZodType'], members: named(['min', 'max', 'nonempty'], chained) },
      ZodObject: {
        extends: ['ZodType'],
        members: {
          ...named(['strict', 'passthrough', 'strip', 'partial', 'required', 'pick', 'omit'], same),
          extend: madeOf('ZodObject', 'this', '0'),
          merge: madeOf('ZodObject', 'this', '0'),
        },
      },
    },
  },
  valibot,
  joi,
];

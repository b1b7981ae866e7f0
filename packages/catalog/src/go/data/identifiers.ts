// Identifiers and errors: what is new each time, and what only says it again.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { around, giving, passing, perEventCall, textOf } from '../rows.ts';

const language = 'go';

const isNew = (returns: string | readonly string[]): Member => perEventCall('a new id', returns);
const uuid: TypeEntry = {
  cardinality: 'perEntity',
  because: 'a UUID',
  members: { String: textOf('this') },
};
const id = (because: string): TypeEntry => ({
  cardinality: 'perEntity',
  because,
  members: { String: textOf('this') },
});

const objectId: TypeEntry = {
  cardinality: 'perEntity',
  because: "a document's id",
  members: { Hex: textOf('this'), String: textOf('this') },
};

const identifiers: readonly Library[] = [
  {
    language,
    packages: ['github.com/google/uuid'],
    version: 'v1.6.0',
    source: 'uuid.go, version1.go, version4.go, version5.go, version7.go',
    exports: {
      Must: passing('UUID', '0'),
      MustParse: passing('UUID', '0'),
      New: isNew('UUID'),
      NewRandom: isNew(['UUID', 'error']),
      NewSHA1: passing('UUID', '*'),
      NewString: isNew('string'),
      NewUUID: isNew(['UUID', 'error']),
      NewV6: isNew(['UUID', 'error']),
      NewV7: isNew(['UUID', 'error']),
      Parse: passing(['UUID', 'error'], '0'),
    },
    types: { UUID: uuid },
  },
  {
    language,
    packages: ['github.com/gofrs/uuid', 'github.com/gofrs/uuid/v5'],
    version: 'v4.4.0+incompatible, v5.4.0',
    source: 'generator.go, codec.go',
    exports: {
      FromString: passing(['UUID', 'error'], '0'),
      Must: passing('UUID', '0'),
      NewV1: isNew(['UUID', 'error']),
      NewV4: isNew(['UUID', 'error']),
      NewV6: isNew(['UUID', 'error']),
      NewV7: isNew(['UUID', 'error']),
    },
    types: { UUID: uuid },
  },
  {
    language,
    packages: ['github.com/satori/go.uuid'],
    version: 'v1.2.0',
    source: 'generator.go, codec.go (NewV4 gives an error, too, after v1.2.0)',
    exports: { FromString: passing(['UUID', 'error'], '0'), NewV1: isNew('UUID'), NewV4: isNew('UUID') },
    types: { UUID: uuid },
  },
  {
    language,
    packages: ['go.mongodb.org/mongo-driver/bson/primitive', 'go.mongodb.org/mongo-driver/v2/bson'],
    version: 'v1.17.10, v2.9.3',
    source: 'bson/primitive/objectid.go, bson/objectid.go',
    exports: { NewObjectID: isNew('ObjectID'), ObjectIDFromHex: passing(['ObjectID', 'error'], '0') },
    types: { ObjectID: objectId },
  },
  {
    language,
    packages: ['gopkg.in/mgo.v2/bson', 'github.com/globalsign/mgo/bson'],
    version: 'v2.0.0-20190816093944-a6b53ec6cb22, v0.0.0-20181015135952-eeefdecb41b8',
    source: 'bson/bson.go',
    exports: { NewObjectId: isNew('ObjectId'), ObjectIdHex: passing('ObjectId', '0') },
    types: { ObjectId: objectId },
  },
  {
    language,
    packages: ['github.com/rs/xid'],
    version: 'v1.6.0',
    source: 'id.go',
    exports: { FromString: passing(['ID', 'error'], '0'), New: isNew('ID') },
    types: { ID: id('a generated id') },
  },
  {
    language,
    packages: ['github.com/oklog/ulid/v2'],
    version: 'v2.1.2',
    source: 'ulid.go',
    exports: {
      Make: isNew('ULID'),
      MustNew: isNew('ULID'),
      New: isNew(['ULID', 'error']),
      Parse: passing(['ULID', 'error'], '0'),
    },
    types: { ULID: id('a ULID') },
  },
  {
    language,
    packages: ['github.com/segmentio/ksuid'],
    version: 'v1.0.4',
    source: 'ksuid.go',
    exports: {
      New: isNew('KSUID'),
      NewRandom: isNew(['KSUID', 'error']),
      Parse: passing(['KSUID', 'error'], '0'),
    },
    types: { KSUID: id('a KSUID') },
  },
  {
    language,
    packages: ['github.com/bwmarrin/snowflake'],
    version: 'v0.3.0',
    source: 'snowflake.go',
    exports: { NewNode: giving(['Node', 'error']) },
    types: { ID: id('a snowflake id'), Node: { members: { Generate: isNew('ID') } } },
  },
  {
    language,
    packages: ['github.com/sony/sonyflake'],
    version: 'v1.2.0',
    source: 'sonyflake.go',
    exports: { New: giving(['Sonyflake', 'error']), NewSonyflake: giving('Sonyflake') },
    types: { Sonyflake: { members: { NextID: isNew(['uint64', 'error']) } } },
  },
  {
    language,
    packages: ['github.com/matoous/go-nanoid/v2'],
    version: 'v2.1.0',
    source: 'gonanoid.go',
    exports: {
      Generate: isNew(['string', 'error']),
      Must: isNew('string'),
      MustGenerate: isNew('string'),
      New: isNew(['string', 'error']),
    },
  },
  {
    language,
    packages: ['github.com/lithammer/shortuuid/v4'],
    version: 'v4.3.0',
    source: 'shortuuid.go',
    exports: { New: isNew('string'), NewWithAlphabet: isNew('string') },
  },
];

const errors: Library = {
  language,
  packages: ['github.com/pkg/errors'],
  version: 'v0.9.1',
  source: 'errors.go',
  exports: {
    Cause: giving('error'),
    Errorf: passing('error', '*'),
    New: passing('error', '0'),
    WithMessage: giving('error'),
    WithMessagef: giving('error'),
    WithStack: giving('error'),
    Wrap: giving('error'),
    Wrapf: giving('error'),
  },
};

const errorLists: readonly Library[] = [
  {
    language,
    packages: ['github.com/hashicorp/go-multierror'],
    version: 'v1.1.1',
    source: 'append.go',
    exports: { Append: around('Error', '0') },
    types: { Error: {} },
  },
  {
    language,
    packages: ['go.uber.org/multierr'],
    version: 'v1.11.0',
    source: 'error.go',
    exports: { Append: around('error', '*'), Combine: around('error', '*') },
  },
];

export const values: readonly Library[] = [...identifiers, errors, ...errorLists];

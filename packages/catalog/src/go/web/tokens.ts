// JSON web tokens: what stands in one says who its bearer is.
import type { Library, Member, TypeEntry } from '../../schema.ts';
import { giving, perEntity, perEntityCall } from '../rows.ts';

const who = 'a claim of the client’s token, which says who it is';
const whose = perEntityCall(who, ['string', 'error']);
const issuer: Member = { cardinality: 'configured', because: 'who issues tokens' };
const aClaim = perEntity(who);

/** The field of a record, or the entry of a map. */
const registered: TypeEntry = {
  members: {
    Subject: aClaim,
    ID: { cardinality: 'perEvent', because: 'the id of a token' },
    Issuer: issuer,
    GetSubject: whose,
  },
};

export const tokens: readonly Library[] = [
  {
    language: 'go',
    packages: ['github.com/golang-jwt/jwt/v5', 'github.com/golang-jwt/jwt/v4'],
    version: 'v5.3.1, v4.5.2',
    source: 'registered_claims.go (v4: claims.go), map_claims.go, token.go, parser.go',
    exports: {
      Parse: giving(['Token', 'error']),
      ParseWithClaims: giving(['Token', 'error']),
    },
    types: {
      Token: { members: { Claims: { type: 'Claims' } } },
      Claims: { members: { GetSubject: whose } },
      RegisteredClaims: registered,
      MapClaims: {
        members: {
          sub: aClaim,
          email: aClaim,
          preferred_username: aClaim,
          name: aClaim,
          iss: issuer,
          GetSubject: whose,
        },
      },
    },
  },
];

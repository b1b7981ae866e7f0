// JSON web tokens: what stands in one says who its bearer is. Claims that no standard names are told apart by their names.
import type { Library } from '../../schema.ts';
import { configured, each, giving, making, perEntity, perEvent, typed } from './rows.ts';

const language = 'javascript';

const claims = {
  members: {
    ...each(
      ['sub', 'email', 'preferred_username', 'name', 'sid'],
      perEntity('a claim of the client’s token, which says who it is'),
    ),
    jti: perEvent('the id of a token'),
    ...each(['iat', 'exp', 'nbf'], perEvent('a point in time')),
    ...each(['iss', 'aud', 'azp'], configured('who issues tokens, or takes them')),
  },
};

const jsonwebtoken: Library = {
  language,
  packages: ['jsonwebtoken'],
  version: '9.0.3, @types/jsonwebtoken 9.0.10',
  source: 'verify.js, decode.js; index.d.ts (JwtPayload)',
  exports: each(['verify', 'decode'], giving('JwtPayload')),
  types: { JwtPayload: claims },
};

const jose: Library = {
  language,
  packages: ['jose'],
  version: '6.2.17',
  source:
    'dist/types/jwt/{verify,decrypt}.d.ts, dist/types/util/decode_jwt.d.ts, dist/types/types.d.ts (JWTPayload)',
  exports: {
    jwtVerify: giving('JWTVerifyResult'),
    jwtDecrypt: giving('JWTDecryptResult'),
    decodeJwt: giving('JWTPayload'),
  },
  types: {
    JWTVerifyResult: { members: { payload: typed('JWTPayload') } },
    JWTDecryptResult: { members: { payload: typed('JWTPayload') } },
    JWTPayload: { extends: ['jsonwebtoken#JwtPayload'] },
  },
};

const jwtDecode: Library = {
  language,
  packages: ['jwt-decode'],
  version: '4.0.0',
  source: 'build/esm/index.d.ts',
  exports: { jwtDecode: giving('JwtPayload'), default: giving('JwtPayload') },
  types: { JwtPayload: { extends: ['jsonwebtoken#JwtPayload'] } },
};

const nestJwt: Library = {
  language,
  packages: ['@nestjs/jwt'],
  version: '12.0.2',
  source: 'dist/jwt.service.d.ts',
  exports: { JwtService: making('JwtService') },
  types: {
    JwtService: { members: each(['verify', 'verifyAsync', 'decode'], giving('jsonwebtoken#JwtPayload')) },
  },
};

export const tokens: readonly Library[] = [jsonwebtoken, jose, jwtDecode, nestJwt];

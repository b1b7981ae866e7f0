// Text of the standard library: formatting, string functions, conversions, encodings, paths, regular expressions.
import type { Condition, Library, Member } from '../../schema.ts';
import {
  around,
  configuredCall,
  finite,
  giving,
  maskedTextOf,
  passing,
  perEntityCall,
  perEventCall,
  perEventData,
  randomFilling,
  textOf,
  filling,
} from '../rows.ts';

const version = 'go1.26.8';
const language = 'go';

/** `%T` prints a type's name, of which there are as many as types in the program. */
const formatted: Member = {
  overloads: [
    { when: [{ at: '0', equals: ['%T'] }], returns: 'string', cardinality: 'finite' },
    { when: [{ at: '0', is: 'present' }], returns: 'string', passes: ['*'] },
  ],
};

/** The pieces of a text, one in each round of a loop. */
const piecesInTurn: Member = { call: { yields: ['0'], masks: 'pieces' } };

const stringFunctions: Readonly<Record<string, Member>> = {
  Clone: textOf('0'),
  Cut: { call: { returns: ['string', 'string', 'bool'], passes: ['0'], masks: true } },
  CutPrefix: { call: { returns: ['string', 'bool'], passes: ['0'] } },
  CutSuffix: { call: { returns: ['string', 'bool'], passes: ['0'] } },
  Fields: { call: { returns: 'strings list', passes: ['0'], masks: 'pieces' } },
  FieldsFuncSeq: piecesInTurn,
  FieldsSeq: piecesInTurn,
  Lines: { call: { yields: ['0'] } },
  FieldsFunc: { call: { returns: 'strings list', passes: ['0'], masks: 'pieces' } },
  Join: textOf('0', '1'),
  Map: { call: { returns: 'string', passes: ['1'], masks: true } },
  Repeat: textOf('0', '1'),
  Replace: textOf('0', '2'),
  ReplaceAll: textOf('0', '2'),
  Split: { call: { returns: 'strings list', passes: ['0'], masks: 'pieces' } },
  SplitAfterSeq: piecesInTurn,
  SplitSeq: piecesInTurn,
  SplitAfter: { call: { returns: 'strings list', passes: ['0'], masks: 'pieces' } },
  SplitAfterN: { call: { returns: 'strings list', passes: ['0'], masks: 'pieces' } },
  SplitN: { call: { returns: 'strings list', passes: ['0'], masks: 'pieces' } },
  Title: textOf('0'),
  ToLower: textOf('0'),
  ToTitle: textOf('0'),
  ToUpper: textOf('0'),
  ToValidUTF8: textOf('0'),
  Trim: textOf('0'),
  TrimFunc: textOf('0'),
  TrimLeft: textOf('0'),
  TrimPrefix: textOf('0'),
  TrimRight: textOf('0'),
  TrimSpace: textOf('0'),
  TrimSuffix: textOf('0'),
};

/** What is written into text that is kept stays there; files and connections pass it on. */
const inMemory: Condition = { at: '0', type: ['bytes#Buffer', 'strings#Builder'] };
const written: Member = {
  call: { effects: [{ effect: 'grow', place: '0', when: [inMemory] }] },
};
const writes: Member = { call: { effects: [{ effect: 'grow', place: 'this' }] } };
const reads: Member = { call: { effects: [{ effect: 'evict', place: 'this' }] } };
const empties: Member = { call: { effects: [{ effect: 'evict', place: 'this', all: true }] } };
const writers: Readonly<Record<string, Member>> = {
  Write: writes,
  WriteByte: writes,
  WriteRune: writes,
  WriteString: writes,
  Reset: empties,
};

const perEventReads = (because: string): Member => ({
  call: { cardinality: 'perEvent', because, effects: [{ effect: 'evict', place: 'this' }] },
});

const fmt: Library = {
  language,
  packages: ['fmt'],
  version,
  source: 'src/fmt/print.go, src/fmt/errors.go',
  exports: {
    Sprintf: formatted,
    Sprint: textOf('*'),
    Sprintln: textOf('*'),
    Append: passing('0', '*'),
    Appendf: passing('0', '*'),
    Appendln: passing('0', '*'),
    Errorf: passing('error', '*'),
    Fprint: written,
    Fprintf: written,
    Fprintln: written,
  },
  types: { Stringer: { members: { String: textOf('this') } } },
};

const strings: Library = {
  language,
  packages: ['strings'],
  version,
  source: 'src/strings/strings.go, builder.go, replace.go',
  exports: {
    ...stringFunctions,
    NewReplacer: giving('Replacer'),
    NewReader: giving('Reader'),
  },
  types: {
    'strings list': { elements: 'string' },
    Builder: { container: 'unbounded', members: { String: textOf('this'), Len: giving('int'), ...writers } },
    Replacer: { members: { Replace: maskedTextOf('0') } },
    Reader: { members: { Len: giving('int') } },
  },
};

const bytes: Library = {
  language,
  packages: ['bytes'],
  version,
  source: 'src/bytes/bytes.go, buffer.go',
  exports: {
    ...Object.fromEntries(
      Object.entries(stringFunctions).flatMap(([name, member]) =>
        member.call === undefined || typeof member.call.returns !== 'string'
          ? []
          : [[name, { call: { ...member.call, returns: '0' } }]],
      ),
    ),
    NewBuffer: passing('Buffer', '0'),
    NewBufferString: passing('Buffer', '0'),
  },
  types: {
    Buffer: {
      container: 'stream',
      members: {
        String: textOf('this'),
        Len: giving('int'),
        ...writers,
        ReadFrom: writes,
        Next: reads,
        Read: reads,
        ReadByte: reads,
        ReadBytes: perEventReads('bytes that are read'),
        ReadRune: reads,
        ReadString: perEventReads('text that is read'),
        Truncate: empties,
        WriteTo: empties,
      },
    },
  },
};

const strconv: Library = {
  language,
  packages: ['strconv'],
  version,
  source: 'src/strconv/*.go',
  exports: {
    Atoi: passing(['int', 'error'], '0'),
    FormatBool: finite,
    FormatFloat: textOf('0'),
    FormatInt: textOf('0'),
    FormatUint: textOf('0'),
    Itoa: textOf('0'),
    ParseBool: { call: { returns: ['bool', 'error'], cardinality: 'finite' } },
    ParseFloat: passing(['float64', 'error'], '0'),
    ParseInt: passing(['int64', 'error'], '0'),
    ParseUint: passing(['uint64', 'error'], '0'),
    Quote: textOf('0'),
    QuoteToASCII: textOf('0'),
    Unquote: passing(['string', 'error'], '0'),
  },
};

const errors: Library = {
  language,
  packages: ['errors'],
  version,
  source: 'src/errors/errors.go, wrap.go, join.go',
  exports: {
    New: passing('error', '0'),
    Join: around('error', '*'),
    Unwrap: giving('error'),
    As: { call: { returns: 'bool', cardinality: 'finite' } },
    Is: { call: { returns: 'bool', cardinality: 'finite' } },
  },
};

const pathFunctions: Readonly<Record<string, Member>> = {
  Base: textOf('0'),
  Clean: textOf('0'),
  Dir: textOf('0'),
  Ext: maskedTextOf('0'),
  Join: textOf('*'),
};

const path: Library = {
  language,
  packages: ['path'],
  version,
  source: 'src/path/path.go',
  exports: {
    ...pathFunctions,
    Split: { call: { returns: ['string', 'string'], passes: ['0'] } },
  },
};

const filepath: Library = {
  language,
  packages: ['path/filepath'],
  version,
  source: 'src/path/filepath/path.go',
  exports: {
    ...pathFunctions,
    Abs: passing(['string', 'error'], '0'),
    FromSlash: textOf('0'),
    Rel: passing(['string', 'error'], '*'),
    ToSlash: textOf('0'),
    Split: { call: { returns: ['string', 'string'], passes: ['0'] } },
    Walk: { call: { callbacks: [{ at: '1', frequency: 'perIteration' }] } },
    WalkDir: { call: { callbacks: [{ at: '1', frequency: 'perIteration' }] } },
  },
};

const regexp: Library = {
  language,
  packages: ['regexp'],
  version,
  source: 'src/regexp/regexp.go',
  exports: {
    Compile: giving(['Regexp', 'error']),
    MustCompile: giving('Regexp'),
    MatchString: { call: { returns: ['bool', 'error'], cardinality: 'finite' } },
    QuoteMeta: textOf('0'),
  },
  types: {
    Regexp: {
      members: {
        Copy: { call: { returns: 'this' } },
        FindString: maskedTextOf('0'),
        FindStringSubmatch: { call: { passes: ['0'], masks: true } },
        FindAllString: { call: { passes: ['0'], masks: true } },
        MatchString: { call: { returns: 'bool', cardinality: 'finite' } },
        ReplaceAllLiteralString: maskedTextOf('0'),
        ReplaceAllString: maskedTextOf('0'),
        ReplaceAllStringFunc: {
          call: {
            returns: 'string',
            passes: ['0'],
            masks: true,
            callbacks: [{ at: '1', frequency: 'perIteration' }],
          },
        },
        Split: { call: { passes: ['0'], masks: true } },
        String: configuredCall('the text of a pattern'),
      },
    },
  },
};

const unicode: Library = {
  language,
  packages: ['unicode/utf8'],
  version,
  source: 'src/unicode/utf8/utf8.go',
  exports: { DecodeRuneInString: { call: { passes: ['0'], masks: true } } },
};

const encodings: readonly Library[] = [
  {
    language,
    packages: ['encoding/hex'],
    version,
    source: 'src/encoding/hex/hex.go',
    exports: {
      EncodeToString: textOf('0'),
      DecodeString: passing([null, 'error'], '0'),
      Dump: textOf('0'),
    },
  },
  {
    language,
    packages: ['encoding/base64'],
    version,
    source: 'src/encoding/base64/base64.go',
    exports: {
      NewEncoding: giving('Encoding'),
      RawStdEncoding: { type: 'Encoding' },
      RawURLEncoding: { type: 'Encoding' },
      StdEncoding: { type: 'Encoding' },
      URLEncoding: { type: 'Encoding' },
    },
    types: {
      Encoding: {
        members: {
          EncodeToString: textOf('0'),
          DecodeString: passing([null, 'error'], '0'),
          WithPadding: giving('Encoding'),
        },
      },
    },
  },
  {
    language,
    packages: ['encoding/json', 'encoding/xml'],
    version,
    source: 'src/encoding/json/encode.go, decode.go, stream.go; src/encoding/xml/marshal.go, read.go, xml.go',
    exports: {
      Marshal: passing([null, 'error'], '0'),
      MarshalIndent: passing([null, 'error'], '0'),
      NewDecoder: passing('Decoder', '0'),
      Unmarshal: filling('1', '0'),
    },
    types: { Decoder: { members: { Decode: filling('0', 'this') } } },
  },
  {
    language,
    packages: ['github.com/json-iterator/go', 'github.com/goccy/go-json'],
    version: 'v1.1.12, v0.10.5',
    source: 'adapter.go; json.go, decode.go',
    exports: { NewDecoder: passing('Decoder', '0'), Unmarshal: filling('1', '0') },
    types: { Decoder: { members: { Decode: filling('0', 'this') } } },
  },
  {
    language,
    packages: ['html'],
    version,
    source: 'src/html/escape.go',
    exports: { EscapeString: textOf('0'), UnescapeString: textOf('0') },
  },
];

const reflect: Library = {
  language,
  packages: ['reflect'],
  version,
  source: 'src/reflect/type.go, value.go',
  exports: { TypeOf: giving('Type'), TypeFor: giving('Type'), ValueOf: passing('Value', '0') },
  types: {
    Type: {
      cardinality: 'finite',
      members: {
        Elem: giving('Type'),
        Kind: giving('Kind'),
        Name: finite,
        PkgPath: finite,
        String: finite,
      },
    },
    Kind: { cardinality: 'finite', members: { String: finite } },
    Value: {
      members: {
        Kind: giving('Kind'),
        String: textOf('this'),
        Interface: passing('any', 'this'),
        Type: giving('Type'),
      },
    },
  },
};

const io: Library = {
  language,
  packages: ['io', 'io/ioutil'],
  version,
  source: 'src/io/io.go, src/io/ioutil/ioutil.go',
  exports: {
    ReadAll: perEventCall('what was read', [null, 'error']),
    ReadFull: { overloads: [{ when: [{ at: '0', equals: ['rand.Reader'] }], ...randomFilling('1') }] },
    Copy: written,
    CopyN: written,
    WriteString: written,
  },
};

const bufio: Library = {
  language,
  packages: ['bufio'],
  version,
  source: 'src/bufio/scan.go, bufio.go',
  exports: { NewScanner: giving('Scanner'), NewReader: giving('Reader') },
  // Lines come again, as the words of a protocol and the names on a status page do.
  types: {
    Scanner: {
      members: { Text: perEntityCall('a line that is read'), Bytes: perEventData('bytes that are read') },
    },
    Reader: {
      members: {
        ReadLine: perEntityCall('a line that is read', [null, 'bool', 'error']),
        ReadBytes: perEventCall('bytes that are read', [null, 'error']),
        ReadString: perEntityCall('text that is read', ['string', 'error']),
      },
    },
  },
};

export const text: readonly Library[] = [
  fmt,
  strings,
  bytes,
  strconv,
  errors,
  path,
  filepath,
  regexp,
  unicode,
  ...encodings,
  reflect,
  io,
  bufio,
];

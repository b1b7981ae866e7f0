// Time: points in time, durations, timers and tickers.
import type { Effect, Library, Member } from '../../schema.ts';
import { finite, giving, maskedTextOf, passing, perEventCall, textOf } from '../rows.ts';

/** Since Go 1.23 the garbage collector frees unreferenced timers and tickers that were not stopped (release notes of Go 1.23, "Timer changes"). */
const collectableSince = '1.23';

const timer = (kind: 'repeats' | 'once', stop: readonly string[]): Effect => ({
  effect: 'timer',
  kind,
  stop,
  collectableSince,
});

const part: Member = { call: { returns: 'int', cardinality: 'finite' } };
const moment = 'a point in time';
const measured = 'a measured duration';

/** Layouts of which there are few texts, or one more a year or a month. */
const WITHOUT_DAY = [
  '2006',
  '06',
  '2006-01',
  '200601',
  '2006/01',
  '01',
  'Jan',
  'January',
  'Mon',
  'Monday',
  '02',
  '15',
  '15:04',
  '04',
  '05',
];
/** One more text a day. */
const OF_A_DAY = ['2006-01-02', '20060102', '2006/01/02', '02.01.2006', '01-02', 'time.DateOnly'];

export const time: Library = {
  language: 'go',
  packages: ['time'],
  version: 'go1.26.8',
  source: 'src/time/time.go, sleep.go, tick.go, format.go',
  exports: {
    After: { call: { returns: 'Time[]', effects: [timer('once', [])] } },
    // Its function must run, so that an unstopped one is held until then in every version.
    AfterFunc: {
      call: {
        returns: 'Timer',
        effects: [{ effect: 'timer', kind: 'once', stop: ['.Stop'] }],
        callbacks: [{ at: '1', frequency: 'perIteration' }],
      },
    },
    NewTicker: { call: { returns: 'Ticker', effects: [timer('repeats', ['.Stop'])] } },
    NewTimer: { call: { returns: 'Timer', effects: [timer('once', ['.Stop'])] } },
    Tick: { call: { returns: 'Time[]', effects: [timer('repeats', [])] } },
    Now: perEventCall('the current time', 'Time'),
    Since: perEventCall(measured, 'Duration'),
    Until: perEventCall(measured, 'Duration'),
    Parse: passing(['Time', 'error'], '1'),
    ParseDuration: passing(['Duration', 'error'], '0'),
    Unix: passing('Time', '*'),
    UnixMilli: passing('Time', '0'),
    Date: passing('Time', '*'),
    Duration: passing('Duration', '0'),
  },
  types: {
    Time: {
      cardinality: 'perEvent',
      because: moment,
      members: {
        Format: {
          ...textOf('this'),
          overloads: [
            { when: [{ at: '0', equals: WITHOUT_DAY }], returns: 'string', cardinality: 'finite' },
            { when: [{ at: '0', equals: OF_A_DAY }], ...maskedTextOf('this').call },
          ],
        },
        String: textOf('this'),
        Unix: passing('int64', 'this'),
        UnixMicro: passing('int64', 'this'),
        UnixMilli: passing('int64', 'this'),
        UnixNano: passing('int64', 'this'),
        Add: giving('Time'),
        AddDate: giving('Time'),
        In: passing('Time', 'this'),
        Local: passing('Time', 'this'),
        UTC: passing('Time', 'this'),
        Truncate: giving('Time'),
        Sub: perEventCall(measured, 'Duration'),
        Day: part,
        Hour: part,
        Minute: part,
        Month: { call: { returns: 'Month', cardinality: 'finite' } },
        Nanosecond: perEventCall(moment, 'int'),
        Second: part,
        Weekday: { call: { returns: 'Weekday', cardinality: 'finite' } },
        Year: { call: { returns: 'int', cardinality: 'finite' } },
        YearDay: part,
        After: { call: { returns: 'bool', cardinality: 'finite' } },
        Before: { call: { returns: 'bool', cardinality: 'finite' } },
        Equal: { call: { returns: 'bool', cardinality: 'finite' } },
        IsZero: { call: { returns: 'bool', cardinality: 'finite' } },
      },
    },
    Duration: {
      members: {
        Hours: passing('float64', 'this'),
        Microseconds: passing('int64', 'this'),
        Milliseconds: passing('int64', 'this'),
        Minutes: passing('float64', 'this'),
        Nanoseconds: passing('int64', 'this'),
        Seconds: passing('float64', 'this'),
        String: textOf('this'),
      },
    },
    Month: { cardinality: 'finite', members: { String: finite } },
    Weekday: { cardinality: 'finite', members: { String: finite } },
    Ticker: {
      members: {
        C: { type: 'Time[]' },
        Stop: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
    Timer: {
      members: {
        C: { type: 'Time[]' },
        Stop: { call: { effects: [{ effect: 'release', what: 'this' }] } },
      },
    },
  },
};

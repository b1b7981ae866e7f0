// Date libraries: a point in time is new each time; a part of it (the hour, the weekday) is one of a few.
import type { CallMeaning, Library, Member, TypeEntry } from '../../schema.ts';
import { calls, finite, giving, named, perEvent } from './rows.ts';

const language = 'javascript';

const because = 'a point in time';
const asText = perEvent(because);
const asNumber = perEvent(because, 'number');

const HOURS_AND_WEEKDAYS = ['H', 'HH', 'h', 'hh', 'A', 'a', 'd', 'ddd', 'dddd', 'M', 'MM', 'MMM', 'MMMM'];
const DAYS = ['YYYY', 'YYYY-MM', 'YYYY-MM-DD', 'YYYYMMDD', 'YYYYMM'];
const UNICODE_HOURS_AND_WEEKDAYS = [
  ...['H', 'HH', 'h', 'hh', 'a', 'aa', 'e', 'i', 'EEE', 'EEEE', 'M', 'MM', 'MMM', 'MMMM'],
];
const UNICODE_DAYS = ['yyyy', 'yyyy-MM', 'yyyy-MM-dd', 'yyyyMMdd', 'yyyyMM'];

/** A text of the time, by its pattern: no pattern at all is the whole time. */
const formats = (at: '0' | '1', few: readonly string[], daily: readonly string[]): Member => ({
  overloads: [
    { when: [{ at, equals: few }], returns: 'string', cardinality: 'finite' },
    {
      when: [{ at, equals: daily }],
      returns: 'string',
      cardinality: 'configured',
      because: 'a date, of which there is one a day',
    },
  ],
  call: { returns: 'string', cardinality: 'perEvent', because },
});

const instant = (type: string, more: Record<string, Member> = {}): TypeEntry => ({
  cardinality: 'perEvent',
  because,
  members: {
    format: formats('0', HOURS_AND_WEEKDAYS, DAYS),
    ...named(['toISOString', 'toJSON', 'toString'], asText),
    ...named(['valueOf', 'unix'], asNumber),
    toDate: giving('Date'),
    ...named(['add', 'subtract', 'startOf', 'endOf', 'utc', 'local', 'clone', 'locale'], giving(type)),
    ...named(['isBefore', 'isAfter', 'isSame', 'isValid'], finite),
    ...named(['date', 'day', 'hour', 'minute', 'month', 'second'], {
      overloads: [{ when: [{ at: '0', is: 'present' }], returns: type }],
      call: { returns: 'number', cardinality: 'finite' },
    }),
    ...more,
  },
});
const made = (type: string): CallMeaning => ({ returns: type, cardinality: 'perEvent', because });

const shifted = [
  ...['addDays', 'addHours', 'addMilliseconds', 'addMinutes', 'addMonths', 'addSeconds', 'addWeeks'],
  ...['addYears', 'endOfDay', 'endOfHour', 'endOfMonth', 'endOfWeek', 'fromUnixTime', 'parse', 'parseISO'],
  ...['startOfDay', 'startOfHour', 'startOfMonth', 'startOfWeek', 'subDays', 'subHours', 'subMinutes'],
  ...['subMonths', 'toDate'],
];

export const dateLibraries: readonly Library[] = [
  {
    language,
    packages: ['dayjs'],
    version: '1.11.23',
    source: 'index.d.ts; plugin/utc.d.ts and plugin/timezone.d.ts, which add utc, local and tz',
    exports: {
      default: calls(made('Dayjs')),
      ...named(['utc', 'tz', 'unix'], calls(made('Dayjs'))),
      extend: { call: {} },
      locale: { call: {} },
    },
    types: { Dayjs: instant('Dayjs', { tz: giving('Dayjs') }) },
  },
  {
    language,
    packages: ['moment'],
    version: '2.31.0',
    source: 'ts3.1-typings/moment.d.ts',
    exports: {
      default: calls(made('Moment')),
      ...named(['utc', 'unix'], calls(made('Moment'))),
      locale: { call: {} },
    },
    types: { Moment: instant('Moment') },
  },
  {
    language,
    packages: ['date-fns'],
    version: '4.4.0',
    source: 'format.d.ts, formatISO.d.ts, addDays.d.ts, getHours.d.ts, isBefore.d.ts and their likes',
    exports: {
      format: formats('1', UNICODE_HOURS_AND_WEEKDAYS, UNICODE_DAYS),
      ...named(['formatISO', 'formatRFC3339', 'formatRFC7231'], asText),
      ...named(['getTime', 'getUnixTime'], asNumber),
      ...named(shifted, giving('Date')),
      ...named(['isAfter', 'isBefore', 'isEqual', 'isFuture', 'isPast', 'isSameDay', 'isValid'], finite),
      ...named(['getDate', 'getDay', 'getHours', 'getMinutes', 'getMonth', 'getSeconds'], finite),
    },
  },
];

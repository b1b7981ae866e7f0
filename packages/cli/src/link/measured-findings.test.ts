import type { Evidence } from '@leakline/ir';
import { describe, expect, it } from 'vitest';
import { shareInWords, type MeasuredFinding } from './measured-findings.ts';

describe('the share of a finding', () => {
  const shareOf = (share: number, isUpperBound: boolean) => {
    const evidence: Evidence = {
      profile: 'heap.pb.gz',
      sampleType: 'inuse_space',
      unit: 'bytes',
      flat: 0,
      cum: share,
      share,
      isUpperBound,
    };
    const finding: MeasuredFinding = {
      rule: 'no-unstopped-timer',
      path: 'main.go',
      line: 1,
      severity: 'error',
      confidence: 'high',
      message: '',
      measured: [{ evidence, verdict: null }],
      held: [],
    };
    return shareInWords(finding);
  };

  it('is a bound where the measurement is one, and one sign is enough', () => {
    expect([
      shareOf(0.11, false),
      shareOf(0.11, true),
      shareOf(0.0004, false),
      shareOf(0.0004, true),
    ]).toEqual(['11 %', '≤ 11 %', '<0.1 %', '<0.1 %']);
  });
});

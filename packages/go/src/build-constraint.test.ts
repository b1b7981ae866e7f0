// Which `//go:build` lines keep a file out of an ordinary build.
import { describe, expect, it } from 'vitest';
import { isInBuild } from './build-constraint.ts';

describe('isInBuild', () => {
  it.each([
    'package a\n',
    '//go:build linux && amd64\n\npackage a\n',
    '//go:build !debug\n\npackage a\n',
    '//go:build enterprise || debug\n\npackage a\n',
    '//go:build !(debug && linux)\n\npackage a\n',
    '// Copyright\n\n/*\nmore\n*/\n//go:build go1.22\n\npackage a\n',
    'package a\n\nconst text = `\n//go:build ignore\n`\n',
  ])('%j', (text) => {
    expect(isInBuild(text)).toBe(true);
  });

  it.each([
    '//go:build debug\n\npackage a\n',
    '//go:build ignore\n\npackage main\n',
    '//go:build gops\n// +build gops\n\npackage main\n',
    '// Copyright\n\n//go:build linux && (e2e || integration)\npackage a\n',
    '/*\n licence\n*/\n\n//go:build tools\r\npackage a\n',
  ])('not %j', (text) => {
    expect(isInBuild(text)).toBe(false);
  });
});

// Makes the line table of one pprof file, in a process of its own so that its peak memory can be measured.
import { readFileSync } from 'node:fs';
import { lineCosts, readProfile } from '@leakline/profile';

const file = process.argv[2];
if (file === undefined) throw new Error('usage: link-once <file>');
const costs = lineCosts(readProfile(readFileSync(file), file));
process.stdout.write(`${costs.count} lines\n`);

// Reads one capture and makes its line table, in a process of its own so that its peak memory can be measured.
import { lineCosts } from '@leakline/profile';
import { readCapture } from '@leakline/profile/node';

const file = process.argv[2];
if (file === undefined) throw new Error('usage: link-once <file>');
const { profiles, snapshots } = await readCapture({ source: file, name: file });
for (const profile of profiles) process.stdout.write(`${lineCosts(profile).count} lines\n`);
for (const { totalBytes } of snapshots) process.stdout.write(`${totalBytes} bytes\n`);

// `npm run demo`: the main job on real input, without any server: lints both fixture services, joins the findings with the
// profiles captured from them, and shows where the rest of the memory and time goes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pc from 'picocolors';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'packages/cli/dist/leakline.js');

function leakline(title: string, ...args: string[]): void {
  console.log(`\n${pc.bold(pc.inverse(` ${title} `))}\n${pc.dim(`$ npx leakline ${args.join(' ')}`)}\n`);
  const { status, error } = spawnSync(process.execPath, [bin, ...args], { cwd: root, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status === 2) process.exitCode = 2;
}

leakline(
  'The Go service, with a heap profile from production',
  'check',
  'fixtures/go-service',
  '--profile',
  'fixtures/go-service/profiles/heap-3.pb.gz',
);
leakline(
  'The Node service, with a heap profile of its compiled code',
  'check',
  'fixtures/node-service',
  '--profile',
  'fixtures/node-service/profiles/dist/heap-3.heapprofile',
);
leakline(
  'Where the Go service’s heap is, finding or not',
  'link',
  'fixtures/go-service/profiles/heap-3.pb.gz',
  '--source-root',
  'fixtures/go-service',
);
leakline(
  'Where the Node service’s time goes',
  'link',
  'fixtures/node-service/profiles/dist/cpu.cpuprofile',
  '--source-root',
  'fixtures/node-service',
);

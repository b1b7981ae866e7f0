// Reads every Go file below a folder and says what could not be parsed: `npx tsx test/oracle/go/read-all.ts <folder>`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'glob';
import { lowerGo } from '../../../packages/go/src/index.ts';
import { validateModule } from '../../../packages/ir/src/index.ts';

const [folder = '.'] = process.argv.slice(2);
let bytes = 0;
let milliseconds = 0;
let wrong = 0;
const files = globSync('**/*.go', { cwd: folder, nodir: true, ignore: ['**/testdata/**'] });
for (const file of files) {
  // What no ordinary build contains is parsed here, too.
  const text = readFileSync(join(folder, file), 'utf8').replace(/^\/\/go:build .*$/m, '');
  const started = performance.now();
  const ir = lowerGo(file, text);
  milliseconds += performance.now() - started;
  bytes += text.length;
  const [problem] = [...ir.problems.map((p) => p.message), ...validateModule(ir, text.length)];
  if (problem === undefined) continue;
  wrong++;
  console.log(`${file}: ${problem}`);
}
console.log(
  `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / 1e3 / milliseconds).toFixed(1)} MB/s, ${wrong} not understood`,
);
process.exitCode = wrong === 0 ? 0 : 1;

// The executable.
import { main } from './main.ts';

const WRONG_USE = 2;

// Writing to a pipe fails after the fact: a reader that has seen enough (`| head`) is no error, a full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(
    `leakline: standard output cannot be written: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}\n`,
  );
  process.exitCode = WRONG_USE;
});

const code = await main(process.argv);
process.exitCode ??= code;

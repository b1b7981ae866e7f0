// What a command keeps lives as long as the program that it is.
//= a consumer that is a command
import { Command } from 'commander';
import { Kafka } from 'kafkajs';
const program = new Command();
program
  .command('consume')
  .option('--topic <topic>')
  .action(async ({ topic }) => {
    const seen = new Set<string>();
    const consumer = new Kafka({ brokers: ['broker'] }).consumer({ groupId: 'parcels' });
    await consumer.subscribe({ topic });
    await consumer.run({
      eachMessage: async ({ message }) => {
        seen.add(String(message.key)); // want "`seen` lives as long as the process"
      },
    });
  });
program.command('list <files...>').action((files: string[]) => {
  const found: string[] = [];
  for (const file of files) found.push(file);
  console.log(found);
});
program.parse();

//= a server that is a command
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { createServer } from 'node:http';
yargs(hideBin(process.argv))
  .command(
    'serve',
    'serves',
    (y) => y.option('port', { default: 8080 }),
    (argv) => {
      const clients = new Map<string, number>();
      createServer((req) => {
        clients.set(req.socket.remoteAddress!, Date.now()); // want "`clients` lives as long as the process"
      }).listen(argv.port);
    },
  )
  .command({
    command: 'poll',
    handler: () => {
      const answers: string[] = [];
      setInterval(async () => {
        answers.push(await (await fetch('http://desk')).text()); // want "`answers` lives as long as the process"
      }, 1000);
    },
  })
  .parse();

//= by other libraries
import cac from 'cac';
import { defineCommand, runMain } from 'citty';
import { createServer } from 'node:http';
const cli = cac('desk');
cli.command('serve', 'serves').action(() => {
  const visits: string[] = [];
  createServer((req) => visits.push(req.url!)).listen(8080); // want "`visits` lives as long as the process"
});
const main = defineCommand({
  meta: { name: 'desk' },
  run() {
    const calls: string[] = [];
    createServer((req) => calls.push(req.url!)).listen(8081); // want "`calls` lives as long as the process"
  },
});
runMain(main);

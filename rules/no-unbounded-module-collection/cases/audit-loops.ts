//= a loop over pages that rests between them ends; one that never leaves does not
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
async function eachPage(read: () => Promise<string[]>, use: (page: string[]) => void) {
  while (true) {
    const page = await read();
    if (page.length === 0) return;
    use(page);
    await sleep(10);
  }
}
async function exportAll(read: () => Promise<string[]>) {
  let all: string[] = [];
  await eachPage(read, (page) => {
    all = all.concat(page);
  });
  return all;
}
const polled: string[][] = [];
async function poll(read: () => Promise<string[]>) {
  while (true) {
    polled.push(await read()); // want "`polled`"
    await sleep(1000);
  }
}
const none = async () => [];
await exportAll(none);
void poll(none);

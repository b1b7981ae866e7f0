// Sources to measure on: services as people write them, made by rule.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Routers with handlers, metrics, stores, clients; names and sizes vary, most files are harmless. */
export function generateServices(folder: string, files: number): void {
  rmSync(folder, { recursive: true, force: true });
  const words = [
    'order',
    'invoice',
    'payment',
    'cart',
    'customer',
    'shipment',
    'stock',
    'refund',
    'coupon',
    'review',
  ];
  const word = (n: number) => words[n % words.length] ?? 'order';
  for (let i = 0; i < files; i++) {
    const name = `${word(i)}${i}`;
    const dir = join(folder, `src/${word(i)}/${Math.floor(i / 100)}`);
    mkdirSync(dir, { recursive: true });
    const functions = Array.from(
      { length: 2 + (i % 6) },
      (_, k) => `
/** Computes the ${word(k)} of a ${word(i)}. */
export function ${word(k)}Of${k}(input: ${cap(name)}Input, rate = ${k + 1}): number {
  const lines = input.lines.filter((line) => line.quantity > ${k} && line.kind !== 'void');
  let total = 0;
  for (const line of lines) {
    if (line.discount !== undefined && line.discount > 0.5) total += line.price * (1 - line.discount) * rate;
    else total += line.price * line.quantity * rate;
  }
  return total > ${1000 * (k + 1)} ? Math.round(total) : total;
}`,
    ).join('\n');
    writeFileSync(
      join(dir, `${name}.ts`),
      `import express, { type Request, type Response } from 'express';
import { Counter } from 'prom-client';
${i > 0 ? `import { ${word(0)}Of0 as previous } from '../../${word(i - 1)}/${Math.floor((i - 1) / 100)}/${word(i - 1)}${i - 1}';` : 'const previous = (input: { lines: unknown[] }) => input.lines.length;'}

export interface ${cap(name)}Input {
  readonly id: string;
  readonly lines: readonly { price: number; quantity: number; kind: 'item' | 'void'; discount?: number }[];
}

const requests = new Counter({ name: '${name}_requests_total', help: 'requests', labelNames: ['route', 'status'] });
const known = new Map<string, number>([['a', 1]]);
export const router = express.Router();

router.get('/${name}/:id', async (req: Request, res: Response) => {
  const input: ${cap(name)}Input = { id: String(req.params.id), lines: [] };
  res.on('finish', () => requests.inc({ route: req.route?.path ?? 'unmatched', status: String(res.statusCode) }));
  res.json({ total: ${word(0)}Of0(input), other: previous(input), known: known.get('a') });
});
${functions}
`,
    );
  }
  writeFileSync(join(folder, 'package.json'), '{"name":"generated","type":"module"}');
}

const cap = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

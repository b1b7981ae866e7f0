// Sources to measure on: services as people write them, made by rule.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS = [
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
const word = (n: number) => WORDS[n % WORDS.length] ?? 'order';

/** Routers with handlers, metrics, stores, clients; names and sizes vary, most files are harmless. */
export function generateServices(folder: string, files: number): void {
  rmSync(folder, { recursive: true, force: true });
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

/** The same services in Go, ten files to a package. */
export function generateGoServices(folder: string, files: number): void {
  rmSync(folder, { recursive: true, force: true });
  for (let i = 0; i < files; i++) {
    const name = `${word(i)}${i}`;
    const packagePath = (n: number) => `${word(n)}/p${Math.floor(n / 100)}`;
    const dir = join(folder, packagePath(i));
    mkdirSync(dir, { recursive: true });
    const functions = Array.from(
      { length: 2 + (i % 6) },
      (_, k) => `
// ${cap(word(k))}Of${i} computes the ${word(k)} of a ${word(i)}.
func ${cap(word(k))}Of${i}(input ${cap(name)}Input, rate float64) float64 {
	total := 0.0
	for _, line := range input.Lines {
		if line.Quantity <= ${k} || line.Kind == "void" {
			continue
		}
		if line.Discount > 0.5 {
			total += line.Price * (1 - line.Discount) * rate
		} else {
			total += line.Price * line.Quantity * rate
		}
	}
	if total > ${1000 * (k + 1)} {
		return math.Round(total)
	}
	return total
}`,
    ).join('\n');
    // Packages import in one direction only: Go has no cycles.
    const previous = i % WORDS.length === 0 ? null : i - 1;
    writeFileSync(
      join(dir, `${name}.go`),
      `package p${Math.floor(i / 100)}

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
${previous === null ? '' : `\n	previous "example.com/generated/${packagePath(previous)}"\n`})

type ${cap(name)}Line struct {
	Price, Quantity, Discount float64
	Kind                      string
}

type ${cap(name)}Input struct {
	ID    string
	Lines []${cap(name)}Line
}

var ${name}Requests = prometheus.NewCounterVec(
	prometheus.CounterOpts{Name: "${name}_requests_total", Help: "requests"},
	[]string{"route", "status"},
)

var ${name}Known = map[string]float64{"a": 1}

// Register${cap(name)} serves a ${word(i)}.
func Register${cap(name)}(mux *http.ServeMux) {
	mux.HandleFunc("GET /${name}/{id}", func(w http.ResponseWriter, r *http.Request) {
		input := ${cap(name)}Input{ID: r.PathValue("id")}
		${name}Requests.WithLabelValues(r.Pattern, strconv.Itoa(http.StatusOK)).Inc()
		_ = json.NewEncoder(w).Encode(map[string]float64{
			"total": ${cap(word(0))}Of${i}(input, 1),
			"other": ${previous === null ? '0' : `previous.${cap(word(0))}Of${previous}(previous.${cap(word(previous))}${previous}Input{}, 1)`},
			"known": ${name}Known["a"],
		})
	})
}
${functions}
`,
    );
  }
  writeFileSync(join(folder, 'go.mod'), 'module example.com/generated\n\ngo 1.23\n');
}

const cap = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

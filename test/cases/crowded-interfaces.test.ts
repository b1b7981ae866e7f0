// Plugins: whoever calls a method through an interface that hundreds of types have calls the method of each of them.
import { MemoryHost, Project, rules } from '@leakline/project';
import { expect, test } from 'vitest';

/** An agent with so many inputs, of which the first makes a transport each time that it is asked to gather. */
const agentOf = (inputs: number): string => `package main

import (
	"net/http"
	"time"
)

type Input interface {
	Description() string
	Gather() error
}

type leaking struct{}

func (leaking) Description() string { return "" }
func (leaking) Gather() error {
	client := &http.Client{Transport: &http.Transport{}}
	_, err := client.Get("http://example.com")
	return err
}
${Array.from({ length: inputs }, (_, i) => `type input${i} struct{}\n\nfunc (input${i}) Description() string { return "" }\nfunc (input${i}) Gather() error { return nil }\n`).join('\n')}
// Has the method, and is no input.
type other struct{}

func (other) Gather() error {
	client := &http.Client{Transport: &http.Transport{}}
	_, err := client.Get("http://example.com")
	return err
}

func run(inputs []Input) {
	ticker := time.NewTicker(time.Second)
	for {
		select {
		case <-ticker.C:
			for _, input := range inputs {
				input.Gather()
			}
		}
	}
}

func main() { run(nil) }
`;

function linesFor(inputs: number): readonly string[] {
  const text = agentOf(inputs);
  const project = new Project({ host: new MemoryHost({ 'go.mod': 'module example.com/agent\n\ngo 1.22\n', 'main.go': text }) });
  const { report } = project.check({
    rules: Object.fromEntries(rules.map(({ meta }) => [meta.id, meta.id === 'no-client-per-message' ? 'error' : 'off'])),
  });
  return report.findings.map((f) => `${f.confidence} ${f.range.start.line}`);
}

test('a plugin among few and among very many is called as often', () => {
  expect(linesFor(3)).toEqual(['medium 17']);
  expect(linesFor(80)).toEqual(['medium 17']);
});

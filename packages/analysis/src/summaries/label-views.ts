// Views of metrics: what they leave out of an instrument's measurements becomes no label, whatever was handed in.
import type { Views } from '@leakline/catalog';
import { NONE, type Call, type Expression } from '@leakline/ir';
import { labelNameAt, valuesOf } from '../label-names.ts';
import { Lazy } from '../lazy.ts';
import { quoted, receiverOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Sink, SinkSite } from './summaries.ts';

/** One view, as far as its options are written out. */
interface View {
  /** The package whose instruments it is of. */
  readonly of: string;
  /** The names of instruments that it chooses; null where that is not to be seen. */
  readonly names: RegExp | null;
  /** It chooses by something else, too. */
  readonly isForSome: boolean;
  readonly drops: (label: string) => boolean;
}

export class LabelViews {
  readonly #program: Program;
  readonly #views = new Lazy<string, readonly View[]>(NONE);

  constructor(program: Program) {
    this.#program = program;
  }

  /** Whether views leave out every label that a value becomes. */
  drop(sink: Sink): boolean {
    return sink.sites.length > 0 && sink.sites.every((site) => this.#dropAt(site));
  }

  /** Whether a view leaves the label out, and no other view of the instrument has it. */
  #dropAt(site: SinkSite): boolean {
    const label = labelNameAt(site, this.#program);
    if (label === null) return false;
    const packages = this.#meaningsOf(site.call, site.module).flatMap(({ library }) => library.packages);
    const views = this.#all(site.module.language).filter(({ of }) => packages.includes(of));
    if (views.length === 0) return false;
    const name = this.#instrumentAt(site);
    // Of an instrument whose name is not to be seen only views of all are sure to be views of it.
    const chosen = views.filter(({ names }) => name === null || names === null || names.test(name));
    return (
      chosen.some(
        (view) =>
          !view.isForSome &&
          view.names !== null &&
          (name !== null || view.names.test('')) &&
          view.drops(label),
      ) && chosen.every((view) => view.drops(label))
    );
  }

  /** The name that an instrument was made with. */
  #instrumentAt({ call, module }: SinkSite): string | null {
    const instrument = receiverOf(call);
    if (instrument === null) return null;
    for (const place of this.#program.places.of(instrument, module))
      for (const value of valuesOf(place, this.#program)) {
        const made = unwrap(value);
        const name = made.kind === 'call' ? quoted(made.args[0]) : null;
        if (name !== null) return name;
      }
    return null;
  }

  #all(language: string): readonly View[] {
    return this.#views.get(language, () =>
      [...this.#program.modules(language)].flatMap((module) =>
        module.index.constructions.flatMap((call) => this.#viewsOf(call, module)),
      ),
    );
  }

  #viewsOf(call: Call, module: Module): View[] {
    return this.#meaningsOf(call, module).flatMap(({ meaning: { views } }) =>
      views === undefined
        ? []
        : this.#program.arguments
            .at(views.at, call, module)
            .map(({ node, steps }) => this.#view(steps.length > 0 ? null : unwrap(node), views, module)),
    );
  }

  /** A view that is not written out where the provider is made may choose any instrument, and drops nothing that is seen. */
  #view(node: Expression | null, views: Views, module: Module): View {
    const unseen: View = { of: views.of, names: null, isForSome: true, drops: () => false };
    const options = node?.kind === 'call' && node.args[0] !== undefined ? unwrap(node.args[0]) : node;
    if (options?.kind !== 'object' || options.properties.some(({ key }) => key === null)) return unseen;
    const valueOf = (key: string) => options.properties.find((p) => p.key === key)?.value ?? null;
    const instrument = valueOf(views.instrument);
    const pattern = instrument === null ? '*' : quoted(instrument);
    const keeps = valueOf(views.keeps);
    const kept = keeps === null ? null : textsOf(keeps);
    const filters = valueOf(views.filters);
    const dropped = filters === null ? [] : this.#filters(unwrap(filters), module);
    return {
      of: views.of,
      names: pattern === null ? null : patternOf(pattern),
      isForSome: views.others.some((other) => valueOf(other) !== null),
      drops: (label) => (kept !== null && !kept.includes(label)) || dropped.some((drops) => drops(label)),
    };
  }

  /** What each filter of a list leaves out. */
  #filters(list: Expression, module: Module): ((label: string) => boolean)[] {
    if (list.kind !== 'array') return [];
    return list.elements.flatMap((element) => {
      const call = unwrap(element);
      if (call.kind !== 'call') return [];
      return this.#meaningsOf(call, module).flatMap(({ meaning: { filters } }) => {
        if (filters === undefined) return [];
        const [named] = this.#program.arguments.at('to' in filters ? filters.to : filters.out, call, module);
        const texts = named === undefined ? null : textsOf(named.node);
        if (texts === null) return [];
        return [(label: string) => texts.includes(label) !== 'to' in filters];
      });
    });
  }

  #meaningsOf(call: Call, module: Module) {
    return this.#program.calls.meaningsOf(call, module).filter((m) => m.kind === 'catalog');
  }
}

/** `['a', 'b']` */
function textsOf(node: Expression): readonly string[] | null {
  const list = unwrap(node);
  if (list.kind !== 'array') return null;
  const texts = list.elements.map(quoted);
  return texts.every((text) => text !== null) ? texts : null;
}

function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*')}$`);
}

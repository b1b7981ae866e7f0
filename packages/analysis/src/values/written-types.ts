// What an instance of a written-down type is: of the program's own types, or of a library's.
import type { CatalogType } from '@leakline/catalog';
import type { BindingId, TypeRef } from '@leakline/ir';
import { UNBOUND } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import { NOTHING, distinct, type Value } from './value.ts';

export class WrittenTypes {
  readonly #program: Program;
  readonly #aliases = new Lazy<string, readonly Value[]>(NOTHING);

  constructor(program: Program) {
    this.#program = program;
  }

  /** The values of a written-down type's instances. */
  of(ref: TypeRef, module: Module): readonly Value[] {
    switch (ref.kind) {
      case 'pointer':
        return this.of(ref.to, module);
      case 'union':
        return distinct(ref.members.flatMap((m) => [...this.of(m, module)]));
      case 'list':
      case 'map':
      case 'channel':
      case 'function':
      case 'object':
        return [{ kind: 'typed', module, ref }];
      case 'literal':
      case 'unknown':
        return NOTHING;
      case 'named': {
        const catalog = this.#program.catalog;
        const args = ref.args.length > 0 ? { module, refs: ref.args } : null;
        // Wrappers that stand for what they hold.
        const inner = ref.args[0];
        if (
          ref.binding === UNBOUND &&
          inner !== undefined &&
          /^(Promise|Readonly|Partial|Required|NonNullable|Awaited|Readonly)$/.test(ref.name)
        )
          return this.of(inner, module);
        if (ref.binding === UNBOUND) {
          const declared = ref.qualifier === null ? this.#program.scopes.freeName(module, ref.name) : null;
          if (declared !== null) return this.#instancesOf(declared.module, declared.binding);
          const type = catalog.typeOf(
            module.language,
            '',
            ref.qualifier === null ? ref.name : `${ref.qualifier}.${ref.name}`,
          );
          return type === null ? NOTHING : [{ kind: 'library', type, args }];
        }
        const target = this.#program.scopes.target(module, ref.binding);
        if (target === null) return NOTHING;
        if (target.kind === 'package') {
          const name =
            ref.qualifier === null
              ? target.name
              : target.name === '' || target.name === 'default'
                ? ref.name
                : `${target.name}.${ref.name}`;
          // `import Redis from 'ioredis'` uses the default export's name as a type.
          const type =
            catalog.typeOf(module.language, target.package, name) ??
            this.constructed(module.language, target.package, name) ??
            this.#inNamespace(module.language, target.package, target.name, ref);
          return type === null ? NOTHING : [{ kind: 'library', type, args }];
        }
        if (ref.qualifier !== null) {
          if (target.kind !== 'unit') return NOTHING;
          const exported = this.#program.scopes.exported(target.unit, ref.name);
          if (exported?.kind === 'declared') return this.#instancesOf(exported.module, exported.binding);
          if (exported?.kind === 'package') {
            const type = catalog.typeOf(module.language, exported.package, exported.name);
            return type === null ? NOTHING : [{ kind: 'library', type, args }];
          }
          return NOTHING;
        }
        return target.kind === 'declared' ? this.#instancesOf(target.module, target.binding) : NOTHING;
      }
    }
  }

  /** `import { ethers } from 'ethers'; provider: ethers.providers.Provider`: a type of the package, behind an export that only groups others. */
  #inNamespace(
    language: string,
    packageName: string,
    name: string,
    ref: TypeRef & { kind: 'named' },
  ): CatalogType | null {
    if (ref.qualifier === null || name === '') return null;
    const member = this.#program.catalog.exportOf(language, packageName, name)?.member;
    return member?.type === undefined || member.call !== undefined || member.construct !== undefined
      ? null
      : this.#program.catalog.typeOf(language, packageName, ref.name);
  }

  /** The type that `new X()` of an export gives, for exports that are used as a type under their export name. */
  constructed(language: string, packageName: string, name: string): CatalogType | null {
    const found = this.#program.catalog.exportOf(language, packageName, name);
    const returns = found?.member.construct?.returns;
    return found === null || typeof returns !== 'string'
      ? null
      : this.#program.catalog.resolve(found.library, returns);
  }

  #instancesOf(module: Module, binding: BindingId): readonly Value[] {
    const b = module.ir.bindings[binding];
    if (b === undefined) return NOTHING;
    if (b.declaration === null)
      return b.kind === 'import'
        ? this.#program.bindings
            .of(module, binding)
            .map((v): Value => (v.kind === 'type' ? { ...v, kind: 'instance' } : v))
        : NOTHING;
    const declaration = module.ir.types[b.declaration];
    if (
      declaration?.form === 'alias' &&
      declaration.underlying !== null &&
      this.#program.types.methodsNamed(module, b.declaration) === null
    ) {
      const underlying = declaration.underlying;
      return this.#aliases.get(`alias ${b.declaration} ${module.key}`, () => {
        const values = this.of(underlying, module);
        // A Go defined type keeps its name where that matters (constants of it are an enumeration).
        return values.length > 0 && !(underlying.kind === 'named' && underlying.binding === UNBOUND)
          ? values
          : [{ kind: 'instance', module, type: b.declaration ?? 0 }];
      });
    }
    return [{ kind: 'instance', module, type: b.declaration }];
  }
}

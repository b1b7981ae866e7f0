// Go's functions: their scope, parameters and bodies, declared or written as literals.
import { NONE } from '@leakline/ir';
import type { FunctionIR, Span, Statement } from '@leakline/ir';
import type { Mutable } from './cursor.ts';
import { TypeParser, type ParameterSyntax } from './types.ts';

export abstract class FunctionParser extends TypeParser {
  /** Below zero in the header of `if`, `for` and `switch`, where `{` begins the block and no composite literal. */
  protected literalLevel = 0;

  /** Reads `{ … }` in the current scope. */
  protected abstract bracedList(): readonly Statement[];

  /** A function literal; the cursor stands at its `{`. */
  protected closure(
    signature: { parameters: ParameterSyntax[]; results: ParameterSyntax[] },
    start: number,
  ): number {
    const level = this.literalLevel;
    this.literalLevel = 0;
    const nameEnd = this.scanner.previousEnd;
    const id = this.functionBody('closure', null, { start, end: nameEnd }, null, signature, start);
    this.literalLevel = level;
    return id;
  }

  protected functionBody(
    form: FunctionIR['form'],
    name: string | null,
    nameSpan: Span,
    receiver: ParameterSyntax | null,
    signature: { parameters: ParameterSyntax[]; results: ParameterSyntax[] },
    start: number,
  ): number {
    const parent = this.scope.fn;
    const id = this.functions.length;
    const fn: Mutable<FunctionIR> = {
      name,
      nameSpan,
      form,
      parent,
      owner: null,
      receiver: null,
      isStatic: false,
      isAsync: false,
      isGenerator: false,
      parameters: NONE,
      results: signature.results.length === 0 ? NONE : signature.results.map((r) => r.type),
      resultBindings: NONE,
      decorators: NONE,
      body: NONE,
      start,
      end: start,
    };
    this.functions.push(fn);
    const outer = this.push(id);
    if (receiver !== null) fn.receiver = this.bindParameters([receiver])[0] ?? null;
    if (signature.parameters.length > 0) fn.parameters = this.bindParameters(signature.parameters);
    if (signature.results.some((r) => r.name !== null))
      fn.resultBindings = signature.results.map((r) =>
        this.declare(
          r.name?.name ?? '_',
          'parameter',
          r.name?.span ?? { start: r.span.start, end: r.span.start },
          r.type,
        ),
      );
    // Parameters, results and the body's own names are one scope: `x, err := f()` assigns to a result named err.
    if (this.at('{')) fn.body = this.bracedList();
    fn.end = Math.max(start, this.scanner.previousEnd);
    this.scope = outer;
    return id;
  }
}

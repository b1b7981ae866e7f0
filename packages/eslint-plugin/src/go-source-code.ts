// A Go file as ESLint's SourceCode: text, positions, and the comments that speak to ESLint. Rules visit only the file itself.
import { ConfigCommentParser, Directive, TextSourceCodeBase, VisitNodeStep } from '@eslint/plugin-kit';
import type {
  DirectiveType,
  FileProblem,
  RulesConfig,
  SourceLocation,
  SourceRange,
  TraversalStep,
} from '@eslint/core';
import { LineIndex, type ModuleIR } from '@leakline/ir';

/** The one node of a Go tree in ESLint. */
export interface GoFile {
  readonly type: 'GoFile';
  readonly loc: SourceLocation;
  readonly range: SourceRange;
  readonly ir: ModuleIR;
}

/** A comment that says something to ESLint. */
export interface GoComment {
  readonly type: 'Line' | 'Block';
  /** Without the delimiters. */
  readonly value: string;
  readonly loc: SourceLocation;
  readonly range: SourceRange;
}

interface InlineConfig {
  readonly config: { readonly rules: RulesConfig };
  readonly loc: SourceLocation;
}

export interface GoSourceCodeOptions {
  LangOptions: Record<string, unknown>;
  RootNode: GoFile;
  SyntaxElementWithLoc: GoFile | GoComment;
  ConfigNode: GoComment;
}

/** Whether a tree is one of Go's, also one that another copy of this plugin has made. */
export function isGoFile(ast: { readonly type: string }): ast is GoFile {
  return ast.type === 'GoFile';
}

const comments = new ConfigCommentParser();

export class GoSourceCode extends TextSourceCodeBase<GoSourceCodeOptions> {
  readonly #comments: readonly GoComment[];

  constructor(text: string, ast: GoFile) {
    super({ text, ast, lineEndingPattern: /\r\n|[\r\n]/ });
    const lines = new LineIndex(text);
    this.#comments = ast.ir.directives.map(({ start, end }) => {
      const isLine = text.startsWith('//', start);
      return {
        type: isLine ? 'Line' : 'Block',
        value: text.slice(start + 2, isLine ? end : end - 2),
        loc: locationOf(lines, start, end),
        range: [start, end],
      };
    });
  }

  /** Comments that say something to ESLint; rules for JavaScript that are enabled for every file ask for them. */
  getAllComments(): readonly GoComment[] {
    return this.#comments;
  }

  /** A file has no parent, and comments stand in the file. */
  override getParent(node: GoFile | GoComment): GoFile | undefined {
    return node === this.ast ? undefined : this.ast;
  }

  override *traverse(): Generator<TraversalStep> {
    yield new VisitNodeStep({ target: this.ast, phase: 1, args: [this.ast] });
    yield new VisitNodeStep({ target: this.ast, phase: 2, args: [this.ast] });
  }

  /** Either kind of comment will do: Go's own tools are spoken to with `//`. */
  getInlineConfigNodes(): GoComment[] {
    return this.#comments.filter(({ value }) =>
      /^eslint(?:-enable|-disable(?:-next-line|-line)?)?(?:\s|$)/.test(value.trim()),
    );
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    const directives: Directive[] = [];
    const problems: FileProblem[] = [];
    for (const node of this.getInlineConfigNodes()) {
      const parsed = comments.parseDirective(node.value);
      const type = directiveTypeOf(parsed?.label ?? '');
      if (parsed === undefined || type === null) continue;
      if (type === 'disable-line' && node.loc.start.line !== node.loc.end.line) {
        const message = `${parsed.label} comment should not span multiple lines.`;
        problems.push({ ruleId: null, message, loc: node.loc });
        continue;
      }
      directives.push(
        new Directive({ type, node, value: parsed.value, justification: parsed.justification }),
      );
    }
    return { directives, problems };
  }

  /** `eslint rule: severity` comments. */
  applyInlineConfig(): { configs: InlineConfig[]; problems: FileProblem[] } {
    const configs: InlineConfig[] = [];
    const problems: FileProblem[] = [];
    for (const { value, loc } of this.getInlineConfigNodes()) {
      const parsed = comments.parseDirective(value);
      if (parsed?.label !== 'eslint') continue;
      const result = comments.parseJSONLikeConfig(parsed.value);
      if (result.ok) configs.push({ config: { rules: result.config }, loc });
      else problems.push({ ruleId: null, message: result.error.message, loc });
    }
    return { configs, problems };
  }
}

/** 1-based lines and 0-based columns, as in ESLint's JavaScript. */
export function locationOf(lines: LineIndex, start: number, end: number): SourceLocation {
  const at = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return { line, column: column - 1 };
  };
  return { start: at(start), end: at(end) };
}

function directiveTypeOf(label: string): DirectiveType | null {
  switch (label) {
    case 'eslint-disable':
      return 'disable';
    case 'eslint-enable':
      return 'enable';
    case 'eslint-disable-line':
      return 'disable-line';
    case 'eslint-disable-next-line':
      return 'disable-next-line';
    default:
      return null;
  }
}

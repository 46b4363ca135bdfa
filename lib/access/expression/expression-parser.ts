import { type Expression, type TraversalStep } from './expression';

/** Deeper nesting than this is no policy; it is an attack on the stack. */
const DEEPEST = 60;
const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const BLANK = /[ \t\r\n]+/y;
const DIGITS = /[0-9]+/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

class NotParsed extends Error {}

/**
 * Parses a string of a `.tf.json` file: text with `${…}` in it.
 *
 * `undefined` for everything outside of literals, lists, objects, calls and traversals (operators, conditions, `for`,
 * splats, `%{…}`): its value is Terraform's to say.
 */
export function parseTemplate(text: string): Expression | undefined {
  return attempt(text, (parser) => parser.template(undefined, 0));
}

/** Parses what stands between `${` and `}`, such as an address. */
export function parseExpression(text: string): Expression | undefined {
  return attempt(text, (parser) => parser.expression(0));
}

function attempt(text: string, parse: (parser: ExpressionParser) => Expression): Expression | undefined {
  try {
    const parser = new ExpressionParser(text);
    const parsed = parse(parser);
    return parser.atEnd() ? parsed : undefined;
  } catch (error) {
    if (error instanceof NotParsed) return undefined;
    throw error;
  }
}

class ExpressionParser {
  private at = 0;
  /** The blanks that were just passed over hold a line end. */
  private lineEnded = false;

  public constructor(private readonly text: string) {}

  public atEnd(): boolean {
    return this.at === this.text.length;
  }

  /** @param end the quote that ends it; without one, it ends where the text does */
  public template(end: '"' | undefined, depth: number): Expression {
    const parts: Expression[] = [];
    let literal = '';
    while (this.peek() !== end) {
      if (this.take('$${')) literal += '${';
      else if (this.take('%%{')) literal += '%{';
      else if (this.take('${')) {
        if (literal !== '') parts.push({ kind: 'literal', value: literal });
        literal = '';
        parts.push(this.expression(depth + 1));
        this.expect('}');
      } else if (this.take('%{')) throw new NotParsed();
      else literal += this.character(end !== undefined);
    }
    if (end !== undefined) this.expect(end);
    if (literal !== '' || parts.length === 0) parts.push({ kind: 'literal', value: literal });
    // `"${x}"` is x itself, whatever its type.
    return parts.length === 1 ? parts[0]! : { kind: 'template', parts };
  }

  public expression(depth: number): Expression {
    if (depth > DEEPEST) throw new NotParsed();
    this.blank();
    const value = this.primary(depth);
    this.blank();
    return value;
  }

  private primary(depth: number): Expression {
    if (this.take('"')) return this.template('"', depth);
    if (this.take('[')) return { kind: 'list', items: this.items(']', () => this.expression(depth + 1)) };
    if (this.take('{')) return { kind: 'object', entries: this.items('}', () => this.entry(depth + 1)) };
    const number = this.match(NUMBER);
    if (number !== undefined) return { kind: 'literal', value: safeNumber(number) };
    const name = this.identifier();
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (name === 'null') return { kind: 'literal', value: null };
    if (this.take('(')) return { kind: 'call', name, args: this.items(')', () => this.expression(depth + 1)) };
    return { kind: 'traversal', root: name, steps: this.steps(depth) };
  }

  private steps(depth: number): TraversalStep[] {
    const steps: TraversalStep[] = [];
    for (;;) {
      if (this.take('.')) steps.push(this.attribute());
      else if (this.take('[')) {
        steps.push({ index: this.expression(depth + 1) });
        this.expect(']');
      } else return steps;
    }
  }

  private entry(depth: number): readonly [Expression, Expression] {
    this.blank();
    // A bare word is a name here, not a reference.
    const word = this.match(IDENTIFIER);
    const key: Expression = word === undefined ? this.expression(depth) : { kind: 'literal', value: word };
    this.blank();
    if (!this.take('=') && !this.take(':')) throw new NotParsed();
    return [key, this.expression(depth)];
  }

  /** What stands between brackets, separated by commas or, in objects, by line ends. */
  private items<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    for (;;) {
      this.blank();
      if (this.take(close)) return items;
      items.push(item());
      const separated = this.take(',') || (close === '}' && this.lineEnded);
      if (!separated && this.peek() !== close) throw new NotParsed();
    }
  }

  /** What follows a dot: a name, or as of old the place in a list. */
  private attribute(): TraversalStep {
    const place = this.match(DIGITS);
    return place === undefined ? this.identifier() : { index: { kind: 'literal', value: safeNumber(place) } };
  }

  private identifier(): string {
    const name = this.match(IDENTIFIER);
    if (name === undefined) throw new NotParsed();
    return name;
  }

  /** The next character of a template's text; within quotes, backslashes escape. */
  private character(quoted: boolean): string {
    const next = this.text[this.at];
    if (next === undefined) throw new NotParsed();
    this.at++;
    if (!quoted || next !== '\\') return next;
    const escape = this.text[this.at++] ?? '';
    const plain = ESCAPES[escape];
    if (plain !== undefined) return plain;
    const digits = this.text.slice(this.at, this.at + (escape === 'U' ? 8 : 4));
    const code = Number.parseInt(digits, 16);
    if (!/^[uU]$/.test(escape) || !/^(?:[0-9a-fA-F]{4}){1,2}$/.test(digits) || code > 0x10ffff) throw new NotParsed();
    this.at += digits.length;
    return String.fromCodePoint(code);
  }

  private peek(): string | undefined {
    return this.text[this.at];
  }

  private take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  private expect(expected: string): void {
    if (!this.take(expected)) throw new NotParsed();
  }

  private blank(): void {
    this.lineEnded = this.match(BLANK)?.includes('\n') ?? false;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

/** Beyond 2^53 two different ids would become one. */
function safeNumber(text: string): number {
  const value = Number(text);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new NotParsed();
  return value;
}

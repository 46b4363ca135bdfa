import { quoted } from './quoted';

/** A value of a JSON text and where it starts. Unlike `JSON.parse`, it keeps duplicate keys and the digits of numbers. */
export type JsonNode =
  | { readonly kind: 'object'; readonly at: number; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly at: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly at: number; readonly value: string }
  | { readonly kind: 'number'; readonly at: number; readonly value: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly at: number; readonly value: boolean }
  | { readonly kind: 'null'; readonly at: number };

export interface JsonMember {
  readonly key: string;
  /** Where the key starts. */
  readonly at: number;
  readonly value: JsonNode;
}

/** The text is not JSON, at one place. */
export class JsonSyntaxError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** A policy needs six levels. The limit keeps hostile nesting from exhausting the stack. */
const DEEPEST = 16;

const SPACE = /[ \t\n\r]*/y;
/** All but the quote, the backslash and the control characters below the space. */
const PLAIN = /[ !#-[\]-\uffff]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const HEX = /[0-9a-fA-F]{4}/y;
const WORD = /[A-Za-z]+/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Reads one JSON value, as RFC 8259 defines it, and nothing after it.
 *
 * @throws JsonSyntaxError at the first place that is not JSON
 */
export function readJson(text: string): JsonNode {
  return new JsonReader(text).read();
}

class JsonReader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): JsonNode {
    if (this.text.startsWith('\ufeff')) this.fail('starts with a byte order mark; save the file as UTF-8 without it');
    const node = this.value(1);
    if (this.at < this.text.length)
      this.fail(`${this.found()} follows the document; remove what is after its last \`}\``);
    return node;
  }

  private value(depth: number): JsonNode {
    if (depth > DEEPEST) this.fail(`nested deeper than ${DEEPEST} levels; a policy needs 6`);
    this.skipSpace();
    const at = this.at;
    const node = this.valueAt(at, depth);
    this.skipSpace();
    return node;
  }

  private valueAt(at: number, depth: number): JsonNode {
    switch (this.text[at]) {
      case '{':
        return { kind: 'object', at, members: this.members(depth) };
      case '[':
        return { kind: 'array', at, items: this.list(']', () => this.value(depth + 1)) };
      case '"':
        return { kind: 'string', at, value: this.string() };
      default:
        return this.numberOrWord(at);
    }
  }

  private members(depth: number): JsonMember[] {
    return this.list('}', () => {
      this.skipSpace();
      const at = this.at;
      if (this.text[at] !== '"') this.fail(`${this.found()} where a key in double quotes belongs`);
      const key = this.string();
      this.skipSpace();
      if (this.text[this.at] !== ':') this.fail(`${this.found()} where a \`:\` belongs`);
      this.at++;
      return { key, at, value: this.value(depth + 1) };
    });
  }

  private list<T>(end: string, item: () => T): T[] {
    const items: T[] = [];
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === end) {
      this.at++;
      return items;
    }
    for (;;) {
      items.push(item());
      const next = this.text[this.at];
      if (next !== ',' && next !== end) this.fail(`${this.found()} where a \`,\` or \`${end}\` belongs`);
      this.at++;
      if (next === end) return items;
      this.skipSpace();
      if (this.text[this.at] === end) this.fail(`a comma stands before \`${end}\`; remove the comma`);
    }
  }

  private string(): string {
    let value = '';
    this.at++;
    for (;;) {
      value += this.match(PLAIN);
      const next = this.text[this.at];
      if (next === '"') {
        this.at++;
        return value;
      }
      if (next !== '\\')
        this.fail(`${this.found()} inside a string; end the string, or write an escape such as \`\\n\``);
      value += this.escape();
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (plain === undefined && letter !== 'u') this.fail(`${quoted(`\\${letter}`)} is not an escape of JSON`);
    this.at += 2;
    if (plain !== undefined) return plain;
    const hex = this.match(HEX);
    if (hex === '') this.fail(`${this.found()} where four hexadecimal digits belong`);
    return String.fromCharCode(parseInt(hex, 16));
  }

  private numberOrWord(at: number): JsonNode {
    const text = this.match(NUMBER);
    if (text !== '') return { kind: 'number', at, value: Number(text), text };
    const word = this.match(WORD);
    if (word === 'true' || word === 'false') return { kind: 'boolean', at, value: word === 'true' };
    if (word === 'null') return { kind: 'null', at };
    this.at = at;
    return this.fail(`${word === '' ? this.found() : quoted(word)} where a value belongs`);
  }

  private skipSpace(): void {
    this.match(SPACE);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.text)?.[0] ?? '';
    this.at += text.length;
    return text;
  }

  private found(): string {
    const character = this.text.codePointAt(this.at);
    return character === undefined ? 'the text ends' : quoted(String.fromCodePoint(character));
  }

  private fail(message: string): never {
    throw new JsonSyntaxError(message, this.at);
  }
}

/** A value in words, for a message: `` the number `5` ``, `an object`. */
export function describe(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return `the string ${quoted(node.value)}`;
    case 'number':
      return `the number ${quoted(node.text)}`;
    case 'boolean':
      return `\`${node.value}\``;
    case 'null':
      return '`null`';
  }
}

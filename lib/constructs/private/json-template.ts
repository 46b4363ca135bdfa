import { type IResolvable, type IResolveContext, Token, Tokenization } from 'cdktf';

/** What a token is called in Terraform's language. */
type Expression = (token: IResolvable) => string;

/**
 * JSON as a Terraform string, for an argument that takes JSON and a value that may hold tokens.
 *
 * Without tokens it is that JSON, its `${` and `%{` escaped, so that what CAM takes for a policy variable is not taken
 * by Terraform for an expression. A token becomes the JSON of its value, whatever the value turns out to be: a string
 * within quotes is escaped, a list is written out. CDKTF's own `Fn.jsonencode` does none of this for literals, and
 * writes a number token inside a string as text.
 *
 * Keys are written in the order they have. What is `undefined` is left out, as in `JSON.stringify`.
 *
 * @throws when a key is a token, or a value is no JSON: a function, `NaN`
 */
export function jsonTemplate(value: unknown): string {
  const template = new JsonTemplate(value);
  return template.literal() ?? Token.asString(template);
}

/** Written when CDKTF resolves it: what a token refers to is known only then. */
class JsonTemplate implements IResolvable {
  public readonly creationStack: string[] = [];

  public constructor(private readonly value: unknown) {}

  public resolve(context: IResolveContext): string {
    return json(this.value, (token) => expressionOf(token, context));
  }

  public toString(): string {
    return Token.asString(this);
  }

  /** The text, or `undefined` when it has tokens. */
  public literal(): string | undefined {
    let literal = true;
    const text = json(this.value, () => {
      literal = false;
      return '';
    });
    return literal ? text : undefined;
  }
}

function json(value: unknown, expression: Expression): string {
  if (typeof value === 'string') return string(value, expression);
  // CDKTF's `reverse` throws on lists that hold no token.
  const [token] = Token.isUnresolved(value) ? Tokenization.reverse(value) : [];
  if (token && typeof value === 'number') return numberExpression(expression(token));
  if (token) return `\${jsonencode(${expression(token)})}`;
  if (Array.isArray(value)) return `[${value.map((item) => json(item, expression)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return object(value, expression);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  throw new Error(`a ${typeof value} is no JSON`);
}

function object(value: object, expression: Expression): string {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${literalKey(key)}:${json(member, expression)}`).join(',')}}`;
}

function literalKey(key: string): string {
  if (Token.isUnresolved(key)) throw new Error('a key is known only to Terraform; write it out');
  return `"${escaped(key)}"`;
}

/** How CDKTF writes tokens into a text: `${TfToken[TOKEN.7]}`, and a number token as a number that nobody writes. */
export const TOKENS = /(\$\{TfToken\[[^\]]+\]\}|-\d\.\d+e\+\d{3})/;

function string(text: string, expression: Expression): string {
  // A split by one group gives text and tokens in turn.
  const pieces = text.split(TOKENS).map((piece, i) => (i % 2 === 0 ? escaped(piece) : embedded(piece, expression)));
  // A `$` right before an expression would make text of it.
  return `"${pieces.map((piece, i) => (i + 1 < pieces.length ? piece.replace(/\$$/, '\\u0024') : piece)).join('')}"`;
}

function embedded(piece: string, expression: Expression): string {
  if (piece.startsWith('$')) {
    const token = Tokenization.reverseString(piece).firstToken;
    return token ? textExpression(expression(token)) : escaped(piece);
  }
  const token = Tokenization.reverseNumber(Number(piece));
  return token ? numberExpression(expression(token)) : escaped(piece);
}

function numberExpression(expression: string): string {
  return `\${tonumber(${expression})}`;
}

/** The value as it stands within quotes: its JSON without the quotes around it. */
function textExpression(expression: string): string {
  return `\${replace(jsonencode(tostring(${expression})), "/^\\"|\\"$/", "")}`;
}

function escaped(text: string): string {
  const json = JSON.stringify(text).slice(1, -1);
  // Terraform brings every string into normal form C; what that would change is written by its code points.
  const stable = isNormal(json) ? json : json.replace(/[^\0-\x7f]/g, codePoint);
  return stable.replace(/([$%])\{/g, '$1$1{');
}

function isNormal(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text) || text === text.normalize('NFC');
}

function codePoint(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What stands between the braces of `${…}`, where a token refers to one thing and is not a text around it. */
function expressionOf(token: IResolvable, context: IResolveContext): string {
  const inBraces: unknown = resolved(token, context, false);
  const bare: unknown = resolved(token, context, true);
  if (typeof bare === 'string' && inBraces === `\${${bare}}`) return bare;
  throw new Error('a token is no single expression; pass the value itself, or a reference to it');
}

function resolved(token: IResolvable, context: IResolveContext, suppressBraces: boolean): unknown {
  const before = context.suppressBraces;
  context.suppressBraces = suppressBraces;
  try {
    return context.resolve(token);
  } finally {
    context.suppressBraces = before;
  }
}

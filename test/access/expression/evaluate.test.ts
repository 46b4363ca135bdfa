import fc from 'fast-check';
import { evaluate } from '../../../lib/access/expression/evaluate';
import { type Scope } from '../../../lib/access/expression/scope';
import { type Value } from '../../../lib/access/expression/value';
import { isUnknown, unknownValue } from '../../../lib/access/model/unknown';

/** A scope in which `local.x` is what a test says. */
function scope(locals: Record<string, Value> = {}): Scope {
  return {
    find: (root, [name]) =>
      root === 'local' && Object.hasOwn(locals, String(name)) ? { value: locals[String(name)]!, taken: 1 } : undefined,
    literal: (value) => value,
    unknown: (expression) => unknownValue('not-static', expression),
  };
}

test('plain data is itself, its strings evaluated', () => {
  expect(evaluate({ a: [1, true, null, 'x-${local.x}'] }, scope({ x: 'y' }))).toEqual(
    new Map([['a', [1, true, null, 'x-y']]]),
  );
});

test('a text without expressions is itself', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('${') && !text.includes('%{'));
      expect(evaluate(text, scope())).toBe(text);
    }),
  );
});

test('any text gives a value or shows itself as unknown, and never throws', () => {
  const piece = fc.constantFrom(
    '${',
    '}',
    '$${',
    '%{',
    '"',
    '[',
    ']',
    '{',
    '(',
    ')',
    ',',
    '=',
    'local',
    '.',
    'x',
    '0',
    ' ',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const value = evaluate(text, scope({ x: 'y' }));
      if (isUnknown(value)) expect(value.expression).toBe(text);
    }),
  ); // prettier-ignore
});

test('what is unknown within shows through, and not as the text around it', () => {
  const inner = unknownValue('not-static', '${var.who}');
  expect(evaluate('${local.x}', scope({ x: inner }))).toBe(inner);
  expect(evaluate('a-${local.x}', scope({ x: inner }))).toMatchObject({
    unknown: 'not-static',
    expression: 'a-${local.x}',
  });
});

test('follows steps into maps and lists, and no further', () => {
  const values = scope({ x: new Map<string, Value>([['a', ['b', 'c']]]) });
  expect(evaluate('${local.x.a[1]}', values)).toBe('c');
  expect(evaluate('${local.x["a"][0]}', values)).toBe('b');
  for (const text of [
    '${local.x.b}',
    '${local.x.a.length}',
    '${local.x.a[2]}',
    '${local.x.constructor}',
    '${local.y}',
  ]) {
    expect(evaluate(text, values)).toMatchObject({ unknown: 'not-static', expression: text });
  }
});

test('knows the functions that change nothing', () => {
  const values = scope({ n: 7, list: ['a'] });
  expect(evaluate('${tostring(local.n)}', values)).toBe('7');
  expect(evaluate('${toset(local.list)}', values)).toEqual(['a']);
  expect(evaluate('${tonumber("12")}', values)).toBe('12');
  expect(evaluate('${upper("a")}', values)).toMatchObject({ expression: '${upper("a")}' });
  expect(evaluate('${tostring(local.n, 1)}', values)).toMatchObject({ unknown: 'not-static' });
});

test('writes JSON as jsonencode does', () => {
  const document = '${jsonencode({ version = "2.0", statement = [{ effect = "allow", action = [local.x], n = 1 }] })}';
  const text = evaluate(document, scope({ x: 'trtc:"*"' })) as string;
  expect(JSON.parse(text)).toEqual({ version: '2.0', statement: [{ effect: 'allow', action: ['trtc:"*"'], n: 1 }] });
});

test('puts a text into JSON as the constructs do', () => {
  const text = '{"a":"x${replace(jsonencode(tostring(local.x)), "/^\\"|\\"$/", "")}"}';
  expect(evaluate(text, scope({ x: 'q"\\' }))).toBe('{"a":"xq\\"\\\\"}');
});

test('text that a few lines blow up is unknown, in no time', () => {
  let value: Value = 'x';
  for (let i = 0; i < 60; i++) value = evaluate('${local.x}${local.x}', scope({ x: value }));
  expect(isUnknown(value)).toBe(true);
  let nested: Value = ['x'];
  for (let i = 0; i < 60; i++) nested = [nested, nested];
  expect(isUnknown(evaluate('${jsonencode(local.x)}', scope({ x: nested })))).toBe(true);
});

import fc from 'fast-check';
import { type JsonNode, readJson } from '../../../lib/policy/parse/json-reader';

function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
    case 'array':
      return node.items.map(plain);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

function syntaxError(text: string): unknown {
  try {
    return readJson(text);
  } catch (error) {
    return error;
  }
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5, stringUnit: 'binary' }), fc.constantFrom(0, 2, '\t\r\n'), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), undefined, typeof indent === 'string' ? '\t' : indent);
      expect(plain(readJson(text))).toEqual(JSON.parse(text));
    }),
  );
});

test('refuses what JSON.parse refuses, and reads the rest the same', () => {
  const piece = fc.constantFrom(
    ...'{}[],:"\\/ue+-.019 \n',
    'true',
    'null',
    '"a"',
    '\\u00e9',
    '{"a":',
    '\u0001',
    '\u2028',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expect(() => readJson(text)).toThrow();
        return;
      }
      expect(plain(readJson(text))).toEqual(expected);
    }),
    { numRuns: 5000 },
  );
});

test('keeps duplicate keys, digits and places', () => {
  expect(readJson('{"a": 1.50, "a": 2}')).toEqual({
    kind: 'object',
    at: 0,
    members: [
      { key: 'a', at: 1, value: { kind: 'number', at: 6, value: 1.5, text: '1.50' } },
      { key: 'a', at: 12, value: { kind: 'number', at: 17, value: 2, text: '2' } },
    ],
  });
});

test.each<[string, string, number]>([
  ['\ufeff{}', 'starts with a byte order mark; save the file as UTF-8 without it', 0],
  ['{} x', '`x` follows the document; remove what is after its last `}`', 3],
  ['[1,]', 'a comma stands before `]`; remove the comma', 3],
  ['[1 2]', '`2` where a `,` or `]` belongs', 3],
  ['[01]', '`1` where a `,` or `]` belongs', 2],
  ['{a: 1}', '`a` where a key in double quotes belongs', 1],
  ["{'a': 1}", "`'` where a key in double quotes belongs", 1],
  ['{"a" 1}', '`1` where a `:` belongs', 5],
  ['[NaN]', '`NaN` where a value belongs', 1],
  ['[-Infinity]', '`-` where a value belongs', 1],
  ['[.5]', '`.` where a value belongs', 1],
  ['// x', '`/` where a value belongs', 0],
  ['"a\nb"', '`\\u000a` inside a string; end the string, or write an escape such as `\\n`', 2],
  ['"a', 'the text ends inside a string; end the string, or write an escape such as `\\n`', 2],
  ['"\\x"', '`\\x` is not an escape of JSON', 1],
  ['"\\u12g4"', '`1` where four hexadecimal digits belong', 3],
])('fails for %j, telling why and where', (text, message, at) => {
  expect(syntaxError(text)).toMatchObject({ message, at });
});

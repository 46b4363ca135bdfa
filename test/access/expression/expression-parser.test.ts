import { parseExpression, parseTemplate } from '../../../lib/access/expression/expression-parser';

const traversal = (root: string, ...steps: unknown[]) => ({ kind: 'traversal', root, steps });
const literal = (value: unknown) => ({ kind: 'literal', value });

describe('parseTemplate', () => {
  test('reads plain text as it stands, backslashes and all', () => {
    expect(parseTemplate('a \\n "b"')).toEqual(literal('a \\n "b"'));
    expect(parseTemplate('')).toEqual(literal(''));
  });

  test('reads an expression that is the whole text as that expression', () => {
    expect(parseTemplate('${tencentcloud_cam_user.alice.name}')).toEqual(
      traversal('tencentcloud_cam_user', 'alice', 'name'),
    );
  });

  test('reads text around expressions', () => {
    expect(parseTemplate('a-${local.b}-c')).toEqual({
      kind: 'template',
      parts: [literal('a-'), traversal('local', 'b'), literal('-c')],
    });
  });

  test('takes `$${` and `%%{` for text', () => {
    expect(parseTemplate('uin/$${owner_uin} %%{x}')).toEqual(literal('uin/${owner_uin} %{x}'));
  });

  test.each(['%{ if true }x%{ endif }', '${a', '${}', '${a.}', '${a b}', '${~ a ~}'])('knows nothing of %s', (text) => {
    expect(parseTemplate(text)).toBeUndefined();
  });
});

describe('parseExpression', () => {
  test('reads indexes by key, by number, by expression and in the old way', () => {
    expect(parseExpression('a.b["x.y"][0].c')).toEqual(
      traversal('a', 'b', { index: literal('x.y') }, { index: literal(0) }, 'c'),
    );
    expect(parseExpression('a.b[each.key].c')).toEqual(traversal('a', 'b', { index: traversal('each', 'key') }, 'c'));
    expect(parseExpression('a.list.0.id')).toEqual(traversal('a', 'list', { index: literal(0) }, 'id'));
  });

  test('reads names with dashes', () => {
    expect(parseExpression('data.x.cross-stack-reference-input-a.outputs.b-c')).toEqual(
      traversal('data', 'x', 'cross-stack-reference-input-a', 'outputs', 'b-c'),
    );
  });

  test('reads objects as HCL and as JSON write them, lists and calls', () => {
    const object = { kind: 'object', entries: [[literal('a'), literal(1)], [literal('b'), literal(true)]] }; // prettier-ignore
    expect(parseExpression('{ a = 1, "b" = true }')).toEqual(object);
    expect(parseExpression('{\n  a = 1\n  b = true\n}')).toEqual(object);
    expect(parseExpression('{"a":1,"b":true,}')).toEqual(object);
    expect(parseExpression('f([null, -1.5], "x")')).toEqual({
      kind: 'call',
      name: 'f',
      args: [{ kind: 'list', items: [literal(null), literal(-1.5)] }, literal('x')],
    });
  });

  test('unescapes quoted text, with expressions in it', () => {
    expect(parseExpression('"\\"\\u00e9\\n${a.b}$${c}"')).toEqual({
      kind: 'template',
      parts: [literal('"é\n'), traversal('a', 'b'), literal('${c}')],
    });
  });

  test.each([
    'a ? b : c', 'a == b', 'a + 1', '!a', '[for x in y : x]', 'a[*].b', 'a.*.b', '{a = 1 b = 2}', '"open', '"\\q"',
    '"\\uD8"', 'f(', '[1 2]', '4611686018427000001', '.a', '', 'a..b',
  ])('knows nothing of %s', (text) => {
    expect(parseExpression(text)).toBeUndefined();
  }); // prettier-ignore

  test('gives up on nesting that would overflow the stack', () => {
    expect(parseExpression('['.repeat(100_000))).toBeUndefined();
    expect(parseExpression('f('.repeat(100_000))).toBeUndefined();
    expect(parseTemplate('${"'.repeat(100_000))).toBeUndefined();
  });
});

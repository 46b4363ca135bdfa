import fc from 'fast-check';
import { parsePolicyDocument, type PolicyDocument, printPolicyDocument } from '../../lib/policy';
import { printOperator, QUALIFIERS, VALUE_KINDS, type ValueKind } from '../../lib/policy/condition/operators';
import { policy, policyWith, statement } from './policy-text';

test('keys in one order, lists as lists', () => {
  const json = `{"statement":[{"condition":{"ip_equal":{"qcs:ip":"10.0.0.0/8"}},"resource":"*","action":"trtc:*","effect":"deny"}],"version":"2.0"}`;
  expect(printPolicyDocument(parsePolicyDocument(json))).toBe(`{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "trtc:*"
      ],
      "resource": [
        "*"
      ],
      "condition": {
        "ip_equal": {
          "qcs:ip": [
            "10.0.0.0/8"
          ]
        }
      }
    }
  ]
}`);
});

test('texts that differ in the order of keys alone print the same', () => {
  const print = (condition: object): string => printPolicyDocument(parsePolicyDocument(policyWith({ condition })));
  const [a, b] = [{ 'a:k': 'x' }, { 'b:k': 'y' }];
  expect(print({ string_like: { ...a, ...b }, string_equal: a })).toBe(
    print({ string_equal: a, string_like: { ...b, ...a } }),
  );
});

test('statements, actions, resources and values keep their order', () => {
  const text = policy(
    statement({ effect: 'deny', action: ['trtc:B', 'trtc:A'], condition: { string_equal: { 'a:k': ['b', 'a'] } } }),
    statement(),
  );
  expect(JSON.parse(printPolicyDocument(parsePolicyDocument(text)))).toEqual(JSON.parse(text));
});

test('fails for two clauses of one operator and key, which one JSON object can not hold', () => {
  const clause = { operator: 'ip_equal', ifExist: false, key: 'qcs:ip', values: ['10.0.0.1'] } as const;
  const document: PolicyDocument = {
    version: '2.0',
    statement: [{ effect: 'allow', action: ['*'], resource: ['*'], condition: [clause, clause] }],
  };
  expect(() => printPolicyDocument(document)).toThrow(
    'a condition tests `qcs:ip` with `ip_equal` twice; put one into a statement of its own',
  );
});

describe('laws', () => {
  const VALUES: Record<ValueKind, fc.Arbitrary<string | number | boolean>> = {
    text: fc.constantFrom('', 'team&rtc', 'Ä "quoted" \\', '${uin}', 'a?', '日本'),
    pattern: fc.constantFrom('', 'team&*', '*', '${owner_uin}-*'),
    number: fc.constantFrom(0, 1, -2.5, 1400000001, 1e21, 0.000001),
    instant: fc.constantFrom('2027-01-31T23:59:59Z', '2024-02-29T00:00:00.5Z'),
    ip: fc.constantFrom('10.217.182.3/24', '::ffff:10.0.0.1', '2001:db8::/32'),
    boolean: fc.constantFrom(true, false, 'true', 'false'),
    binary: fc.constantFrom('', 'QUI='),
  };
  const listOf = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 3 });
  const action = fc.constantFrom('*', '*:*', 'trtc:*', 'name/trtc:RemoveUser', 'trtc:Describe*');
  const resource = fc.constantFrom('*', 'qcs::trtc::uin/1:sdkappid/*', 'qcs::cos:ap-x:uid/2:b/${uin}/*');
  const clause = fc
    .record({
      qualifier: fc.option(fc.constantFrom(...QUALIFIERS), { nil: undefined }),
      operator: fc.constantFrom(...(Object.keys(VALUE_KINDS) as (keyof typeof VALUE_KINDS)[])),
      ifExist: fc.boolean(),
      key: fc.constantFrom('qcs:ip', 'qcs:resource_tag', 'cos:x-cos-acl'),
    })
    .chain((form) =>
      listOf(VALUES[VALUE_KINDS[form.operator]]).map((values) => {
        const { qualifier, ...rest } = form;
        return { ...rest, ...(qualifier && { qualifier }), values };
      }),
    );
  const condition = fc
    .uniqueArray(clause, { maxLength: 4, selector: (item) => `${printOperator(item)} ${item.key}` })
    .map((clauses) =>
      [...clauses].sort((a, b) => (`${printOperator(a)} ${a.key}` < `${printOperator(b)} ${b.key}` ? -1 : 1)),
    );
  const document: fc.Arbitrary<PolicyDocument> = fc.record({
    version: fc.constantFrom('2.0', '3.0'),
    statement: listOf(
      fc.record({
        effect: fc.constantFrom('allow', 'deny'),
        action: listOf(action),
        resource: listOf(resource),
        condition,
      }),
    ),
  });

  test('what is printed reads as the same document', () =>
    fc.assert(
      fc.property(document, (value) => expect(parsePolicyDocument(printPolicyDocument(value))).toEqual(value)),
    ));

  test('a printed text prints as itself', () =>
    fc.assert(
      fc.property(document, (value) => {
        const text = printPolicyDocument(value);
        expect(printPolicyDocument(parsePolicyDocument(text))).toBe(text);
      }),
    ));

  test('a text of any layout reads as it prints', () =>
    fc.assert(
      fc.property(document, fc.constantFrom(0, 1, '\t'), (value, indent) => {
        const bare = JSON.parse(printPolicyDocument(value), (_, item: unknown) =>
          Array.isArray(item) && item.length === 1 && typeof item[0] !== 'object' ? (item[0] as unknown) : item,
        ) as object;
        const reversed = Object.fromEntries(Object.entries(bare).reverse());
        expect(parsePolicyDocument(JSON.stringify(reversed, undefined, indent))).toEqual(value);
      }),
    ));
});

import fc from 'fast-check';
import { parsePolicyDocument, PolicyParseError } from '../../lib/policy';
import { APPLICATION, policy, policyWith, statement } from './policy-text';

/** The problems of a text, one line each. */
function problems(json: string): string[] {
  try {
    parsePolicyDocument(json);
  } catch (error) {
    if (error instanceof PolicyParseError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('what is read', () => {
  test('a document of one statement', () => {
    expect(parsePolicyDocument(policy())).toEqual({
      version: '2.0',
      statement: [{ effect: 'allow', action: ['trtc:RemoveUser'], resource: [APPLICATION], condition: [] }],
    });
  });

  test('bare strings and values are lists of one', () => {
    const json = policyWith({ action: '*', resource: '*', condition: { ip_equal: { 'qcs:ip': '10.217.182.3/24' } } });
    expect(parsePolicyDocument(json).statement[0]).toEqual({
      effect: 'allow',
      action: ['*'],
      resource: ['*'],
      condition: [{ operator: 'ip_equal', ifExist: false, key: 'qcs:ip', values: ['10.217.182.3/24'] }],
    });
  });

  test('qualifier and suffix of an operator', () => {
    const json = policyWith({
      condition: { 'for_any_value:string_equal_if_exist': { 'qcs:resource_tag': ['team&rtc', 'team&qa'] } },
    });
    expect(parsePolicyDocument(json).statement[0]?.condition).toEqual([
      {
        qualifier: 'for_any_value',
        operator: 'string_equal',
        ifExist: true,
        key: 'qcs:resource_tag',
        values: ['team&rtc', 'team&qa'],
      },
    ]);
  });

  test('clauses come in the order of operator and key, whatever the order of the text', () => {
    const json = policyWith({
      condition: { null_equal: { 'b:k': true }, bool_equal: { 'b:k': 'true', 'a:k': false } },
    });
    const clauses = parsePolicyDocument(json).statement[0]?.condition ?? [];
    expect(clauses.map(({ operator, key }) => `${operator} ${key}`)).toEqual([
      'bool_equal a:k',
      'bool_equal b:k',
      'null_equal b:k',
    ]);
  });

  test.each([['*'], ['*:*'], ['trtc:*'], ['name/trtc:RemoveUser'], ['cos:*Bucket*'], ['name/*:*']])(
    'action %s',
    (action) => {
      expect(parsePolicyDocument(policyWith({ action })).statement[0]?.action).toEqual([action]);
    },
  );

  test.each([
    ['*'],
    ['qcs::trtc::uin/100000000001:sdkappid/*'],
    ['qcs::trtc:::sdkappid/1400000001'],
    ['qcs::trtc::uin/:sdkappid/1400000001'],
    ['qcs::trtc::uin/${owner_uin}:sdkappid/*'],
    ['qcs::cos:ap-guangzhou:uid/${app_id}:bucket-1250000000/home/${uin}/*'],
    ['qcs::cam::uin/100000000001:uin/100000000011'],
    ['qcs::cvm:*:*:instance/*'],
    ['qcs:::::*'],
  ])('resource %s', (resource) => {
    expect(parsePolicyDocument(policyWith({ resource })).statement[0]?.resource).toEqual([resource]);
  });

  test('slashes escaped as CAM returns them', () => {
    const json = policy().replaceAll('/', '\\/');
    expect(parsePolicyDocument(json)).toEqual(parsePolicyDocument(policy()));
  });

  test('a document of exactly 6,144 characters, spaces not counted', () => {
    const empty = policyWith({ action: ['trtc:'] }).length;
    const json = policyWith({ action: [`trtc:${'A'.repeat(6144 - empty)}`] });
    expect(problems(json.replaceAll(',', ' ,\n\t'))).toEqual([]);
    expect(problems(json.replace('AA', 'AAA'))).toEqual([
      '$: the document has 6145 characters without spaces, and CAM takes 6144; split it into several policies',
    ]);
  });

  test('nothing of the result can be changed', () => {
    const json = policyWith({ condition: { string_equal: { 'qcs:resource_tag': 'a&b' } } });
    const pending: unknown[] = [parsePolicyDocument(json)];
    for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
      expect(Object.isFrozen(value)).toBe(true);
      if (typeof value === 'object' && value !== null) pending.push(...(Object.values(value) as unknown[]));
    }
  });
});

describe('fails, telling place, value and remedy', () => {
  const at = '$.statement[0]';
  test.each<[string, string, string[]]>([
    [
      'a key in the wrong case',
      policyWith({ effect: undefined, Effect: 'allow' }),
      [`${at}.Effect: the key \`Effect\` is not an element of a statement; write \`effect\``],
    ],
    [
      'an effect in the wrong case',
      policyWith({ effect: 'Allow' }),
      [`${at}.effect: \`Allow\` is not an effect; write \`allow\` or \`deny\``],
    ],
    [
      'principal',
      policyWith({ principal: { qcs: ['qcs::cam::uin/1:uin/2'] } }),
      [`${at}.principal: \`principal\` belongs to the trust policies of roles and to bucket policies; remove it`],
    ],
    [
      'notAction',
      policyWith({ notAction: 'trtc:*' }),
      [`${at}.notAction: CAM has no \`notAction\`; list what is meant, or take it away again in a \`deny\` statement`],
    ],
    [
      'not_resource',
      policyWith({ not_resource: '*' }),
      [
        `${at}.not_resource: CAM has no \`not_resource\`; list what is meant, or take it away again in a \`deny\` statement`,
      ],
    ],
    [
      'an unknown key',
      policyWith({ sid: '1' }),
      [
        `${at}.sid: the key \`sid\` is not an element of a statement; its elements are \`effect\`, \`action\`, \`resource\`, \`condition\``,
      ],
    ],
    [
      'a missing element',
      policyWith({ resource: undefined }),
      [`${at}: a statement has no \`resource\`; every one needs it`],
    ],
    [
      'a version that is a number',
      '{"version":2.0,"statement":[]}',
      [
        '$.version: the number `2.0` is not a version; write `"2.0"` or `"3.0"`',
        '$.statement: the list is empty; give it a statement',
      ],
    ],
    [
      'an unknown version',
      policy().replace('2.0', '2012-10-17'),
      ['$.version: the string `2012-10-17` is not a version; write `"2.0"` or `"3.0"`'],
    ],
    [
      'a statement that is no list',
      `{"version":"2.0","statement":${JSON.stringify(statement())}}`,
      ['$.statement: an object stands where a list of statements belongs; write it in `[` and `]`'],
    ],
    [
      'empty lists',
      policyWith({ action: [], resource: [] }),
      [
        `${at}.action: the list is empty; give it a value, or remove it`,
        `${at}.resource: the list is empty; give it a value, or remove it`,
      ],
    ],
    [
      'an empty condition',
      policyWith({ condition: {} }),
      [`${at}.condition: the object is empty; give it an operator, or remove it`],
    ],
    [
      'an empty operator',
      policyWith({ condition: { ip_equal: {} } }),
      [`${at}.condition.ip_equal: the object is empty; give it a condition key, or remove it`],
    ],
    [
      'a number as action',
      policyWith({ action: [5] }),
      [`${at}.action[0]: the number \`5\` stands where a string belongs; write it in double quotes`],
    ],
    [
      'a list in a list',
      policyWith({ action: [['trtc:*']] }),
      [`${at}.action[0]: a list stands where a string belongs; write it in double quotes`],
    ],
    [
      'an action without a verb',
      policyWith({ action: 'trtc' }),
      [`${at}.action: \`trtc\` has no verb; write \`trtc:*\` for every action of the service`],
    ],
    [
      'a space in an action',
      policyWith({ action: 'cos: GetObject' }),
      [`${at}.action: \`cos: GetObject\` holds spaces; write \`cos:GetObject\``],
    ],
    [
      '? in an action',
      policyWith({ action: 'trtc:RemoveUse?' }),
      [`${at}.action: \`trtc:RemoveUse?\` holds \`?\`, which CAM does not document; its only wildcard is \`*\``],
    ],
    [
      'a feature set',
      policyWith({ action: 'permid/280655' }),
      [`${at}.action: \`permid/280655\` is a feature set, whose actions are not published; list the actions`],
    ],
    [
      'five segments',
      policyWith({ resource: 'qcs::trtc::sdkappid/1' }),
      [
        `${at}.resource: \`qcs::trtc::sdkappid/1\` has 5 of six segments; write \`*\` or \`qcs::<service>:<region>:<account>:<resource>\``,
      ],
    ],
    [
      'an unknown variable',
      policyWith({ resource: 'qcs::trtc::uin/1:sdkappid/${foo}' }),
      [`${at}.resource: \`\${foo}\` is not a policy variable; CAM has \`\${uin}\`, \`\${owner_uin}\`, \`\${app_id}\``],
    ],
    [
      'an open variable',
      policyWith({ resource: 'qcs::trtc::uin/1:sdkappid/${uin' }),
      [
        `${at}.resource: \`qcs::trtc::uin/1:sdkappid/\${uin\` opens a policy variable and does not close it; write \`\${uin}\``,
      ],
    ],
    [
      'a project',
      policyWith({ resource: 'qcs:id/0:cvm:::instance/*' }),
      [
        `${at}.resource: project \`id/0\` of \`qcs:id/0:cvm:::instance/*\` is of an older policy syntax; leave it empty`,
      ],
    ],
    [
      'an account that is none',
      policyWith({ resource: 'qcs::trtc::root:sdkappid/1' }),
      [
        `${at}.resource: account \`root\` of \`qcs::trtc::root:sdkappid/1\` is no account; write \`uin/<owner's uin>\`, or leave it empty`,
      ],
    ],
    [
      'an operator of another cloud',
      policyWith({ condition: { 'ForAnyValue:StringEquals': { 'qcs:ip': 'x' } } }),
      [
        `${at}.condition["ForAnyValue:StringEquals"]: \`ForAnyValue:StringEquals\` is not an operator; write \`for_any_value:string_equal\``,
      ],
    ],
    [
      'an unknown operator',
      policyWith({ condition: { arn_like: { 'qcs:ip': 'x' } } }),
      [
        `${at}.condition.arn_like: \`arn_like\` is not an operator; CAM has \`string_equal\`, \`ip_equal\`, \`date_less_than\` and others`,
      ],
    ],
    [
      'an unknown qualifier',
      policyWith({ condition: { 'for_some_value:ip_equal': { 'qcs:ip': 'x' } } }),
      [
        `${at}.condition["for_some_value:ip_equal"]: \`for_some_value\` is not a qualifier; CAM has \`for_any_value:\` and \`for_all_value:\``,
      ],
    ],
    [
      'a condition key in the wrong case',
      policyWith({ condition: { ip_equal: { 'qcs:IP': '10.0.0.1' } } }),
      [
        `${at}.condition.ip_equal["qcs:IP"]: \`qcs:IP\` is not a condition key; keys are case-sensitive, write \`qcs:ip\``,
      ],
    ],
    [
      'a condition key without service',
      policyWith({ condition: { ip_equal: { ip: '10.0.0.1' } } }),
      [`${at}.condition.ip_equal.ip: \`ip\` is not a condition key; write \`<service>:<key>\`, such as \`qcs:ip\``],
    ],
    [
      'a number where text belongs',
      policyWith({ condition: { string_equal: { 'a:k': 5 } } }),
      [
        `${at}.condition.string_equal["a:k"]: the number \`5\` stands where a string belongs; write it in double quotes`,
      ],
    ],
    [
      'text where a number belongs',
      policyWith({ condition: { numeric_equal: { 'a:k': ['5'] } } }),
      [
        `${at}.condition.numeric_equal["a:k"][0]: the string \`5\` stands where a number belongs; write it without quotes, such as \`5\``,
      ],
    ],
    [
      'no boolean',
      policyWith({ condition: { bool_equal: { 'a:k': 1 } } }),
      [`${at}.condition.bool_equal["a:k"]: the number \`1\` stands where \`true\` or \`false\` belongs`],
    ],
    [
      '? in a pattern of a condition',
      policyWith({ condition: { string_like: { 'a:k': 'a?' } } }),
      [
        `${at}.condition.string_like["a:k"]: \`a?\` holds \`?\`, which CAM does not document; its only wildcard is \`*\``,
      ],
    ],
    [
      'a CIDR block that is none',
      policyWith({ condition: { ip_equal: { 'qcs:ip': '10.0.0.0/33' } } }),
      [
        `${at}.condition.ip_equal["qcs:ip"]: \`10.0.0.0/33\` is neither an address nor a CIDR block; write it as \`203.0.113.0/24\` or \`2001:db8::/32\``,
      ],
    ],
    [
      'a date that is none',
      policyWith({ condition: { date_less_than: { 'qcs:current_time': '2027-02-30T00:00:00Z' } } }),
      [
        `${at}.condition.date_less_than["qcs:current_time"]: \`2027-02-30T00:00:00Z\` is no moment in UTC; write it as \`2027-01-31T23:59:59Z\``,
      ],
    ],
    [
      'a null',
      policyWith({ condition: { string_equal: { 'a:k': null } } }),
      [`${at}.condition.string_equal["a:k"]: \`null\` stands where a string belongs; write it in double quotes`],
    ],
    [
      'a lone surrogate',
      policyWith({ condition: { string_equal: { 'a:k': '\ud800' } } }),
      [`${at}.condition.string_equal["a:k"]: \`\\ud800\` holds a control, private-use or broken character; remove it`],
    ],
    ['a list as document', '[]', ['$: a list stands where an object belongs']],
    ['an empty text', '', ['$: not JSON: the text ends where a value belongs']],
  ])('%s', (_, json, expected) => expect(problems(json)).toEqual(expected));

  test('numbers that a double does not hold', () => {
    const withNumber = (number: string): string =>
      policyWith({ condition: { numeric_equal: { 'a:k': 12345 } } }).replace('12345', number);
    for (const number of ['9007199254740993', '1e999', '1e-999', '0.1234567890123456']) {
      expect(problems(withNumber(number))).toEqual([
        `${at}.condition.numeric_equal["a:k"]: \`${number}\` has more digits than can be compared exactly; write at most 15`,
      ]);
    }
    for (const number of ['0', '-0', '1500', '0.1', '1e3', '-12.50', '0.000001'])
      expect(problems(withNumber(number))).toEqual([]);
    expect(parsePolicyDocument(withNumber('-0')).statement[0]?.condition[0]?.values).toEqual([0]);
  });

  test('duplicate keys, also after unescaping, at every level', () => {
    const json =
      '{"version":"2.0","statement":[{"effect":"deny","\\u0065ffect":"allow","action":"*","resource":"*",' +
      '"condition":{"ip_equal":{"qcs:ip":"10.0.0.1","qcs:ip":"10.0.0.2"}}}],"version":"3.0"}';
    expect(problems(json)).toEqual([
      `${at}.effect: the key \`effect\` is given twice; remove one`,
      `${at}.condition.ip_equal["qcs:ip"]: the key \`qcs:ip\` is given twice; remove one`,
      '$.version: the key `version` is given twice; remove one',
    ]);
  });

  test('keys that are special in JavaScript', () => {
    const json = '{"version":"2.0","statement":[],"__proto__":{"version":"2.0"},"constructor":1}';
    expect(problems(json)).toEqual([
      '$.statement: the list is empty; give it a statement',
      '$.__proto__: the key `__proto__` is not an element of a policy; its elements are `version`, `statement`',
      '$.constructor: the key `constructor` is not an element of a policy; its elements are `version`, `statement`',
    ]);
    for (const key of ['__proto__', 'constructor', 'toString']) {
      const condition = JSON.parse(`{"${key}":{"qcs:ip":"10.0.0.1"}}`) as object;
      expect(problems(policyWith({ condition }))[0]).toContain('is not an operator');
    }
  });

  test('all problems at once, in the order of the text, with line and column', () => {
    const json = '{\n  "Version": "1.0",\n  "statement": [{ "effect": "maybe", "action": "trtc", "resource": "x" }]\n}';
    expect.assertions(1);
    try {
      parsePolicyDocument(json);
    } catch (error) {
      expect((error as PolicyParseError).problems.map(({ path, line, column }) => ({ path, line, column }))).toEqual([
        { path: '$.Version', line: 2, column: 3 },
        { path: '$.Version', line: 2, column: 14 },
        { path: '$.statement[0].effect', line: 3, column: 29 },
        { path: '$.statement[0].action', line: 3, column: 48 },
        { path: '$.statement[0].resource', line: 3, column: 68 },
      ]);
    }
  });

  test('hostile text is shown escaped, on one line, and cut', () => {
    const [problem] = problems(policyWith({ effect: `\u001b[31m\u202e\n\`${'x'.repeat(1000)}` }));
    expect(problem).toContain('`\\u001b[31m\\u202e\\u000a\\u0060xxx');
    expect(problem?.length).toBeLessThan(250);
  });

  test('a text of thousands of problems, listing the first hundred', () => {
    const lines = problems(`{"version":"2.0","statement":[${'0,'.repeat(20_000)}0]}`);
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toMatch(/^and \d+ more$/);
  });

  test('a text that is far too long, without reading it', () => {
    const remedy = 'CAM takes 6144; split it into several policies';
    expect(problems(' '.repeat(30_000_000))).toEqual([`$: the document has 30000000 characters, and ${remedy}`]);
    expect(problems('['.repeat(1_000_000))).toEqual([
      `$: the document has 1000000 characters without spaces, and ${remedy}`,
    ]);
  });

  test('what is no text', () => {
    const parsed = { version: '2.0', statement: [] } as unknown as string;
    expect(() => parsePolicyDocument(parsed)).toThrow(TypeError);
    expect(() => parsePolicyDocument(parsed)).toThrow('give a string instead of object');
  });

  test('nesting that would exhaust the stack', () => {
    expect(problems('['.repeat(6000))).toEqual(['$: not JSON: nested deeper than 16 levels; a policy needs 6']);
  });
});

describe('for any text', () => {
  const PIECES = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u0041',
    '\\ud800',
    '1e9',
    '-',
    'null',
    '\u0000',
    '\ufeff',
    '?',
    '${x}',
  ];

  /** The text of a valid document in which some places are replaced. */
  const mutated = fc
    .tuple(
      fc.constantFrom(
        policy(),
        policyWith({ condition: { 'for_any_value:string_like': { 'qcs:resource_tag': ['a&*', 'b&c'] } } }),
        policyWith({ condition: { numeric_less_than: { 'a:k': 1.5 }, ip_equal: { 'qcs:ip': '::1/128' } } }),
      ),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.constantFrom('', ...PIECES)), { minLength: 1, maxLength: 4 }),
    )
    .map(([text, edits]) =>
      edits.reduce((result, [place, length, piece]) => {
        const at = place % (result.length + 1);
        return result.slice(0, at) + piece + result.slice(at + length);
      }, text),
    );

  const readsOrRefuses = (json: string): void => {
    try {
      parsePolicyDocument(json);
    } catch (error) {
      expect(error).toBeInstanceOf(PolicyParseError);
      const { problems } = error as PolicyParseError;
      expect(problems.length).toBeGreaterThan(0);
      for (const { path, message, line, column } of problems) {
        expect(`${path}: ${message}`).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
      }
    }
  };

  test('reads or refuses: arbitrary text', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), readsOrRefuses)));
  test('reads or refuses: JSON of any structure', () => fc.assert(fc.property(fc.json(), readsOrRefuses)));
  test('reads or refuses: near misses', () => fc.assert(fc.property(mutated, readsOrRefuses), { numRuns: 2000 }));

  test('accepts nothing that JSON.parse refuses', () =>
    fc.assert(
      fc.property(mutated, (json) => {
        if (problems(json).length === 0) expect(() => JSON.parse(json) as unknown).not.toThrow();
      }),
      { numRuns: 2000 },
    ));
});

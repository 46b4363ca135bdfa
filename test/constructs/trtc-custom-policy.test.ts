import { TerraformOutput, TerraformVariable, Testing, Token } from 'cdktf';
import * as fc from 'fast-check';
import { trtcActions } from '../../lib/catalog';
import {
  TrtcCustomPolicy,
  type TrtcCustomPolicyProps,
  TrtcStatement,
  type TrtcStatementProps,
} from '../../lib/constructs';
import { parsePolicyDocument } from '../../lib/policy';
import { CamPolicy } from '../../lib/tencentcloud/cam-policy';
import { TencentcloudProvider } from '../../lib/tencentcloud/provider';
import { noteOf, opsStack, synth } from './synth';

const allow = (props: TrtcStatementProps) => TrtcStatement.allow(props);
const deny = (props: TrtcStatementProps) => TrtcStatement.deny(props);
const moderation = allow({ actions: ['trtc:RemoveUser', 'trtc:DismissRoom'], applications: [1400000002, 1400000001] });

const policy = (props: Partial<TrtcCustomPolicyProps> = {}, stack = opsStack()) =>
  new TrtcCustomPolicy(stack, 'Moderation', { policyName: 'rtc-moderation', statements: [moderation], ...props });
const documentOf = (props: Partial<TrtcCustomPolicyProps>): string => {
  const stack = opsStack();
  policy(props, stack);
  const [block] = Object.values(synth(stack).resource!.tencentcloud_cam_policy!);
  return block!.document as string;
};
const parsed = (props: Partial<TrtcCustomPolicyProps>) =>
  JSON.parse(documentOf({ ownerUin: '100000000001', ...props })) as { statement: Record<string, unknown>[] };

test('a minimal policy', () => {
  const stack = opsStack();
  policy({}, stack);
  expect(synth(stack)).toMatchInlineSnapshot(`
    {
      "data": {
        "tencentcloud_user_info": {
          "TrtcAccountOwner_44869E73": {},
        },
      },
      "resource": {
        "tencentcloud_cam_policy": {
          "Moderation_578CBAEC": {
            "document": "{"version":"2.0","statement":[{"effect":"allow","action":["trtc:DismissRoom","trtc:RemoveUser"],"resource":["qcs::trtc::uin/\${tonumber(data.tencentcloud_user_info.TrtcAccountOwner_44869E73.owner_uin)}:sdkappid/1400000001","qcs::trtc::uin/\${tonumber(data.tencentcloud_user_info.TrtcAccountOwner_44869E73.owner_uin)}:sdkappid/1400000002"]}]}",
            "name": "rtc-moderation",
          },
        },
      },
    }
  `);
});

test('its default child is the CAM policy', () => {
  expect(policy().node.defaultChild).toBeInstanceOf(CamPolicy);
});

test('the resource carries where it was declared', () => {
  expect(noteOf(policy().node.defaultChild as CamPolicy)).toMatchObject({
    construct: 'TrtcCustomPolicy',
    path: 'Ops/Moderation',
  });
});

test('its name is what was written, its id what CAM will give', () => {
  const stack = opsStack();
  const { policyName, policyId } = policy({}, stack);
  expect(policyName).toBe('rtc-moderation');
  new TerraformOutput(stack, 'id', { value: policyId, staticId: true });
  const { output } = JSON.parse(Testing.synth(stack)) as { output: { id: { value: string } } };
  expect(output.id.value).toMatch(/^\$\{tencentcloud_cam_policy\.Moderation_\w+\.id\}$/);
});

test('a given owner is not looked up', () => {
  const stack = opsStack();
  policy({ ownerUin: '100000000001' }, stack);
  expect(synth(stack).data).toBeUndefined();
  expect(parsed({}).statement[0]!.resource).toEqual([
    'qcs::trtc::uin/100000000001:sdkappid/1400000001',
    'qcs::trtc::uin/100000000001:sdkappid/1400000002',
  ]);
});

test('no application, no owner', () => {
  const stack = opsStack();
  policy({ statements: [allow({ actions: ['trtc:CreateTrtcApp'] })] }, stack);
  expect(synth(stack).data).toBeUndefined();
});

test('the owner is looked up once a stack', () => {
  const stack = opsStack();
  for (const id of ['A', 'B', 'C']) new TrtcCustomPolicy(stack, id, { policyName: id, statements: [moderation] });
  expect(Object.values(synth(stack).data!.tencentcloud_user_info!)).toHaveLength(1);
});

test('the owner is looked up in the account of the provider', () => {
  const stack = opsStack();
  const provider = new TencentcloudProvider(stack, 'Second', { alias: 'second' });
  policy({ provider }, stack);
  policy({ provider: undefined, policyName: 'b' }, opsStack());
  const { data, resource } = synth(stack);
  expect(Object.values(data!.tencentcloud_user_info!)).toEqual([{ provider: 'tencentcloud.second' }]);
  expect(Object.values(resource!.tencentcloud_cam_policy!)[0]).toMatchObject({ provider: 'tencentcloud.second' });
});

test('the owner may be known only to Terraform', () => {
  const stack = opsStack();
  policy({ ownerUin: new TerraformVariable(stack, 'owner', { type: 'string' }).stringValue }, stack);
  expect(Object.values(synth(stack).resource!.tencentcloud_cam_policy!)[0]!.document).toContain(
    '"qcs::trtc::uin/${tonumber(var.owner)}:sdkappid/1400000001"',
  );
});

test('an application may be known only to Terraform', () => {
  const stack = opsStack();
  const application = new TerraformVariable(stack, 'application', { type: 'number' }).numberValue;
  const statements = [allow({ actions: ['trtc:RemoveUser'], applications: [application] })];
  policy({ statements, ownerUin: '100000000001' }, stack);
  expect(Object.values(synth(stack).resource!.tencentcloud_cam_policy!)[0]!.document).toBe(
    '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:RemoveUser"],' +
      '"resource":["qcs::trtc::uin/100000000001:sdkappid/${tonumber(var.application)}"]}]}',
  );
});

test('the account-wide form is resource *', () => {
  expect(parsed({ statements: [deny({ actions: ['trtc:CreateTrtcApp'] })] }).statement).toEqual([
    { effect: 'deny', action: ['trtc:CreateTrtcApp'], resource: ['*'] },
  ]);
});

test('conditions are written after the resource', () => {
  expect(documentOf({ statements: [allow({ actions: ['trtc:*'], conditions: { sourceIps: ['203.0.113.7'] } })] })).toBe(
    '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"],' +
      '"condition":{"ip_equal":{"qcs:ip":["203.0.113.7"]}}}]}',
  );
});

test('fails with every problem at once, each with its statement', () => {
  expect(() =>
    policy({
      policyName: 'rtc moderation',
      description: '写'.repeat(101),
      ownerUin: 'root',
      statements: [moderation, deny({ actions: ['trtc:RemoveUsr'] }), allow({})],
    }),
  ).toThrow(
    new RegExp(
      [
        '^Ops/Moderation.*: policy name `rtc moderation` contains',
        'description has 303 bytes; use at most 300',
        'ownerUin `root` is no uin',
        'statement 2 \\(deny\\): action `trtc:RemoveUsr` .*',
        'statement 3 \\(allow\\): it names no action',
      ].join('.*; '),
    ),
  );
});

test('fails with the name of a preset', () => {
  const stack = opsStack();
  const policyName = 'QcloudTRTCFullAccess';
  const statements = [TrtcStatement.allow({ actions: ['trtc:RemoveUser'] })];
  expect(() => new TrtcCustomPolicy(stack, 'Made', { policyName, statements })).toThrow('is that of a preset');
  expect(() => TrtcCustomPolicy.fromPolicyName(stack, 'Existing', policyName)).toThrow('is that of a preset');
});

test('fails without a statement', () => {
  expect(() => policy({ statements: [] })).toThrow('`statements` is empty, so the policy says nothing; add one');
});

test('fails on a statement that another one covers', () => {
  expect(() => policy({ statements: [moderation, allow({ actions: ['trtc:*'] })] })).toThrow(
    'statement 1 (allow) says nothing that statement 2 does not say; remove it',
  );
});

test('fails on what the policy language refuses', () => {
  const conditions = { anyResourceTag: [{ key: 'team', value: '${team}' }] };
  expect(() => policy({ statements: [allow({ actions: ['trtc:RemoveUser'], conditions })] })).toThrow(
    'statement 1 (allow): `${team}` is not a policy variable; CAM has `${uin}`, `${owner_uin}`, `${app_id}`',
  );
});

test("CAM's policy variables come through", () => {
  const conditions = { anyResourceTag: [{ key: 'owner', value: '${uin}' }] };
  expect(documentOf({ statements: [allow({ actions: ['trtc:RemoveUser'], conditions })] })).toContain('owner&$${uin}');
});

test('warns once, of all that is likely not meant', () => {
  const { node } = policy({ statements: [allow({ actions: ['trtc:*'] })] });
  expect(node.metadata.map(({ type, data }) => [type, data as unknown])).toEqual([
    [
      '@cdktf/warn',
      expect.stringMatching(
        /^statement 1 \(allow\): `trtc:\*` allows .*; statement 1 \(allow\): `trtc:\*` also allows/,
      ),
    ],
  ]);
});

describe('an existing policy', () => {
  test('is looked up by its name', () => {
    const stack = opsStack();
    const existing = TrtcCustomPolicy.fromPolicyName(stack, 'Audit', 'company-audit');
    expect(existing.policyName).toBe('company-audit');
    expect(Token.isUnresolved(existing.policyIdIn(stack))).toBe(true);
    expect(synth(stack)).toMatchInlineSnapshot(`
      {
        "data": {
          "tencentcloud_cam_policies": {
            "Audit_3D8ADE0A": {
              "key_word": "company-audit",
              "lifecycle": {
                "postcondition": [
                  {
                    "condition": "\${length(self.policy_list) == 1}",
                    "error_message": "custom policy \`company-audit\` is not in this account: check its spelling in the console's list of policies, and the account that the provider works for",
                  },
                ],
              },
              "name": "company-audit",
              "scope": "Local",
            },
          },
        },
      }
    `);
  });

  test('is looked up in the account of the provider', () => {
    const stack = opsStack();
    const provider = new TencentcloudProvider(stack, 'Second', { alias: 'second' });
    TrtcCustomPolicy.fromPolicyName(stack, 'Audit', 'company-audit', { provider });
    const [lookup] = Object.values(synth(stack).data!.tencentcloud_cam_policies!);
    expect(lookup!.provider).toBe('tencentcloud.second');
  });

  test('fails without a name', () => {
    expect(() => TrtcCustomPolicy.fromPolicyName(opsStack(), 'Audit', '')).toThrow(
      /^Ops\/Audit.*: policy name `` is empty/,
    );
  });
});

describe('laws', () => {
  const accountWide = trtcActions.filter(({ scope }) => scope === 'operation').map(({ name }) => name);
  const limitable = trtcActions.filter(({ scope }) => scope !== 'operation').map(({ name }) => name);
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
  const props: fc.Arbitrary<TrtcStatementProps> = fc.oneof(
    fc.record({ actions: fc.uniqueArray(fc.constantFrom(...accountWide), { minLength: 1, maxLength: 5 }) }),
    fc.record({
      actions: fc.uniqueArray(fc.constantFrom(...limitable), { minLength: 1, maxLength: 5 }),
      applications: ids,
      conditions: fc.record({
        anyResourceTag: fc.array(fc.record({ key: fc.constant('k'), value: fc.string({ minLength: 1 }) }), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
    }),
  );
  const statement = fc.tuple(fc.boolean(), props).map(([gives, given]) => (gives ? allow(given) : deny(given)));
  // Equal ones are refused.
  const statements = fc.uniqueArray(statement, { minLength: 1, maxLength: 4, selector: (one) => String(one.actions) });

  test('the order of arguments means nothing', () => {
    const shuffled = statements.chain((list) =>
      fc.shuffledSubarray(list, { minLength: list.length }).map((other) => [list, other] as const),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const reversed = other.map(({ effect, actions, applications, conditions }) =>
          TrtcStatement[effect]({
            actions: [...actions].reverse(),
            applications: applications && [...applications].reverse(),
            conditions: {
              ...conditions,
              anyResourceTag: conditions.anyResourceTag && [...conditions.anyResourceTag].reverse(),
            },
          }),
        );
        expect(tryDocument(reversed)).toBe(tryDocument(one));
      }),
      { numRuns: 50 },
    );
  });

  test('what is written is a policy document of CAM', () => {
    fc.assert(
      fc.property(statements, (list) => {
        const document = tryDocument(list);
        fc.pre(document !== 'refused');
        expect(parsePolicyDocument(document).statement).toHaveLength(list.length);
      }),
      { numRuns: 200 },
    );
  });

  test('what is written says what was asked for', () => {
    fc.assert(
      fc.property(statements, (list) => {
        const document = tryDocument(list);
        fc.pre(document !== 'refused');
        const written = parsePolicyDocument(document).statement.map(({ effect, action, resource, condition }) =>
          JSON.stringify([effect, action, resource, condition.flatMap(({ values }) => values)]),
        );
        const asked = list.map(({ effect, actions, applications, conditions }) =>
          JSON.stringify([
            effect,
            [...actions].sort(),
            applications?.map((id) => `qcs::trtc::uin/100000000001:sdkappid/${id}`).sort() ?? ['*'],
            (conditions.anyResourceTag ?? []).map(({ key, value }) => `${key}&${value}`).sort(),
          ]),
        );
        expect(written.sort()).toEqual(asked.sort());
      }),
      { numRuns: 100 },
    );
  });

  function tryDocument(list: readonly TrtcStatement[]): string {
    try {
      // As Terraform will have it.
      return documentOf({ statements: list, ownerUin: '100000000001' }).replace(/([$%])\1\{/g, '$1{');
    } catch (error) {
      return (error as Error).message.includes('says nothing that statement') ||
        (error as Error).message.includes('policy variable')
        ? 'refused'
        : String(error);
    }
  }
});

describe('length', () => {
  const many = (count: number, from = 1) => Array.from({ length: count }, (_, i) => 1400000000 + from + i);
  const one = (count: number, from: number) => allow({ actions: ['trtc:RemoveUser'], applications: many(count, from) });

  test('a policy of the length that CAM takes passes', () => {
    const document = documentOf({ statements: [one(119, 1)], ownerUin: '100000000001' });
    expect(document.length).toBeLessThanOrEqual(6144);
    expect(document.length).toBeGreaterThan(6000);
  });

  test('fails on a longer one, with the count and how to split', () => {
    const statements = [one(60, 1), one(50, 101), one(60, 201)];
    expect(() => policy({ statements })).toThrow(
      /the policy has 8\d{3} characters, spaces not counted, and CAM takes 6144; split it into policies of statements 1 to 2, statement 3/,
    );
  });

  test('fails where one statement is too long', () => {
    expect(() => policy({ statements: [one(200, 1)] })).toThrow(
      'statement 1 alone is too long, so first split its actions or applications',
    );
  });

  test('a lookup of the owner counts as the digits that it will give', () => {
    expect(() => policy({ statements: [one(119, 1)] })).not.toThrow();
  });
});

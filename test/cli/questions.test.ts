import { allows, FULL, pinsText, READ } from '../access/pins/pins';
import { planOf } from '../access/plan-text';
import { Workplace } from './command';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.write('cdktf.out/cdk.tf.json', team());
});
afterEach(() => place.remove());

const note = (source: string, more: object = {}) => ({ '//': { trtc: { source, ...more } } });
const OWNER = '${data.tencentcloud_user_info.owner.owner_uin}';

/** alice is made here and reads; she and bob, who exists already, close rooms of one application from within. */
function team(more: object = {}): object {
  const rooms = {
    version: '2.0',
    statement: [
      {
        effect: 'allow',
        action: ['trtc:DismissRoom'],
        resource: [`qcs::trtc::uin/${OWNER}:sdkappid/1400000001`],
        condition: { ip_equal: { 'qcs:ip': ['10.0.0.0/8'] } },
      },
    ],
  };
  const why = { reason: 'on-call rota', owner: 'rtc-platform', validUntil: '2027-01-31' };
  return {
    data: {
      tencentcloud_cam_policies: { read: { scope: 'QCS', name: 'QcloudTRTCReadonlyAccess' } },
      tencentcloud_user_info: { owner: {} },
    },
    resource: {
      tencentcloud_cam_user: {
        alice: { ...note('team.ts:4'), name: 'alice', console_login: true, use_api: false },
        carol: { ...note('team.ts:5'), name: 'carol', use_api: false },
      },
      tencentcloud_cam_group: { ops: { name: 'rtc-operators' } },
      tencentcloud_cam_group_membership: {
        ops: { ...note('team.ts:8'), group_id: '${tencentcloud_cam_group.ops.id}', user_names: ['alice', 'bob'] },
      },
      tencentcloud_cam_policy: { rooms: { name: 'rtc-rooms', document: JSON.stringify(rooms) } },
      tencentcloud_cam_group_policy_attachment: {
        ops: {
          ...note('team.ts:14', why),
          group_id: '${tencentcloud_cam_group.ops.id}',
          policy_id: '${tencentcloud_cam_policy.rooms.id}',
        },
      },
      tencentcloud_cam_user_policy_attachment: {
        alice: {
          ...note('team.ts:20'),
          user_name: 'alice',
          policy_id: '${data.tencentcloud_cam_policies.read.policy_list[0].policy_id}',
        },
      },
      ...more,
    },
  };
}

const json = async <T>(...words: string[]): Promise<T> => {
  const { code, out, err } = await place.run([...words, '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as T;
};

describe('explain', () => {
  test('shows what somebody holds, the way to each policy, and what is not known', async () => {
    expect(await place.run(['explain', 'alice'])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "alice, made at team.ts:4
      Signs in with
        the console, as team.ts:4 says
        the password that it is made with, from team.ts:4, whose secret may be in the state in clear
      Groups
        rtc-operators, joined at team.ts:8
      Holds
        QcloudTRTCReadonlyAccess, preset; what it allows is not known: it is not pinned
          attached at team.ts:20
        rtc-rooms, custom policy
          allows trtc:DismissRoom on qcs::trtc::uin/\${owner_uin}:sdkappid/1400000001 if ip_equal qcs:ip 10.0.0.0/8
          through rtc-operators, joined at team.ts:8, attached at team.ts:14
          on-call rota; owner rtc-platform; until 2027-01-31
      Within
        no permissions boundary
      Not known
        what \`QcloudTRTCReadonlyAccess\` gives: it is not pinned; pin it
      ",
      }
    `);
  });

  test('says what a pinned preset allows', async () => {
    place.write('trtc-presets.json', pinsText(READ));
    const { out } = await place.run(['explain', 'alice']);
    expect(out).toContain('QcloudTRTCReadonlyAccess, preset, as pinned\n    allows trtc:Describe* on everything\n');
    expect(out).not.toContain('Not known');
  });

  test('shows a boundary, a key and a condition', async () => {
    const more = {
      tencentcloud_cam_user_permission_boundary_attachment: {
        b: { target_uin: '${tencentcloud_cam_user.carol.uin}', policy_id: '${tencentcloud_cam_policy.rooms.id}' },
      },
      tencentcloud_cam_access_key: { k: { target_uin: '${tencentcloud_cam_user.carol.uin}' } },
      tencentcloud_cam_user_policy_attachment: {
        c: { count: '${var.on}', user_name: 'carol', policy_id: '${tencentcloud_cam_policy.rooms.id}' },
      },
    };
    place.write('cdktf.out/cdk.tf.json', team(more));
    const { out } = await place.run(['explain', 'carol']);
    expect(out).toContain('an API key, from tencentcloud_cam_access_key.k, whose secret is in the state in clear\n');
    expect(out).toContain('set at tencentcloud_cam_user_permission_boundary_attachment.b\n');
    expect(out).toContain('attached at tencentcloud_cam_user_policy_attachment.c, if ${var.on}\n');
    expect(out).toContain('whether `rtc-rooms` is held: it depends on `${var.on}`\n');
  });

  test('as JSON it is the same for scripts', async () => {
    const { schema, users } = await json<{ schema: string; users: unknown }>('explain', 'bob');
    expect(schema).toBe('trtc-access/explain@1');
    expect(users).toMatchObject([
      {
        user: 'bob',
        declared: null,
        groups: [{ group: 'rtc-operators', joined: { source: 'team.ts:8' } }],
        policies: [{ policy: 'rtc-rooms', kind: 'custom', ways: [{ attached: { owner: 'rtc-platform' } }] }],
        unknown: ['the user exists already and may hold more than what was read'],
      },
    ]);
  });

  test('fails for a user that is not there, with the name that was probably meant', async () => {
    const { code, err } = await place.run(['explain', 'alcie']);
    expect({ code, err }).toEqual({ code: 1, err: 'trtc-access: there is no user `alcie`; did you mean `alice`?\n' });
  });

  test('lets no name of a synth move the cursor of a terminal', async () => {
    const evil = 'x\u001B[2K\u202Ey';
    place.write('cdktf.out/cdk.tf.json', team({ tencentcloud_cam_user: { e: { name: evil, use_api: false } } }));
    for (const words of [['explain', evil], ['who-can', 'trtc:*'], ['matrix'], ['matrix', '--format', 'csv']]) {
      const { code, out } = await place.run(words);
      expect(code).toBe(0);
      expect(out).toContain('x\\u001b[2K\\u202ey');
    }
  });
});

describe('who-can', () => {
  test('answers for each, with a request that is allowed, one that is not, and the way', async () => {
    const { out } = await place.run(['who-can', 'trtc:DismissRoom', '--app', '1400000001', '--closed-world']);
    expect(out).toMatchInlineSnapshot(`
      "Who can trtc:DismissRoom on application 1400000001?

      Some of it
        bob
          may trtc:DismissRoom on qcs::trtc:::sdkappid/1400000001 when qcs:ip is 10.0.0.1
            statement 1 of policy \`rtc-rooms\` allows it
            through rtc-operators, joined at team.ts:8, attached at team.ts:14
          may not trtc:DismissRoom on qcs::trtc:::sdkappid/1400000001 when qcs:ip is 203.0.113.7
            no statement allows it
            statement 1 of policy \`rtc-rooms\` allows it, but \`ip_equal\` on \`qcs:ip\` is not met

      Unknown
        alice
          the document of \`QcloudTRTCReadonlyAccess\` is not known: it may allow or deny this

      No
        carol

      To know more
        pin presets: trtc-access presets pin --help
      "
    `);
  });

  test('takes nothing for refused that somebody who exists already may hold elsewhere', async () => {
    const { out } = await place.run(['who-can', 'trtc:DismissRoom', '--app', '1400000001']);
    expect(out).toContain('the rest: the user exists already and may hold more than what was read\n');
    expect(out).toContain('say with --closed-world that nobody holds more');
    expect(out).not.toContain('may not');
  });

  test('is yes where every such request is allowed, and no where none is', async () => {
    place.write('trtc-presets.json', pinsText(READ));
    const may = async (...words: string[]) => {
      const { answers } = await json<{ answers: { name: string; may: string }[] }>('who-can', ...words);
      return Object.fromEntries(answers.map((answer) => [answer.name, answer.may]));
    };
    expect(await may('trtc:DescribeRoomInfo')).toEqual({ alice: 'yes', bob: 'unknown', carol: 'no' });
    const closed = '--closed-world';
    expect(await may('trtc:DescribeRoomInfo', closed)).toEqual({ alice: 'yes', bob: 'no', carol: 'no' });
    expect(await may('trtc:DismissRoom', closed)).toEqual({ alice: 'some', bob: 'some', carol: 'no' });
    expect(await may('trtc:DismissRoom', '--app', '1400000002', closed)).toEqual({
      alice: 'no',
      bob: 'no',
      carol: 'no',
    });
    expect(await may('trtc:CreateTrtcApp', closed)).toEqual({ alice: 'no', bob: 'no', carol: 'no' });
  });

  test('is sure of nothing while something was not understood, and says what was read', async () => {
    place.write('cdktf.out/cdk.tf.json', { ...team(), module: { more: { source: './more' } } });
    const result = await json<{ doubts: string[]; answers: object[] }>('who-can', 'trtc:DescribeSecret');
    expect(result.doubts).toEqual([expect.stringContaining('`module.more` is not understood')]);
    expect(result.answers).toContainEqual(expect.objectContaining({ name: 'carol', may: 'unknown', asRead: 'no' }));
    const { out } = await place.run(['who-can', 'trtc:DescribeSecret']);
    expect(out).toContain('\nNone of this is sure\n  `module.more` is not understood: ');
  });

  test('knows the account when it is told, where a policy has its number', async () => {
    const resource = ['qcs::trtc::uin/100000000001:sdkappid/1400000001'];
    const document = JSON.stringify({
      version: '2.0',
      statement: [{ effect: 'allow', action: ['trtc:RemoveUser'], resource }],
    });
    place.write('cdktf.out/cdk.tf.json', team({ tencentcloud_cam_policy: { rooms: { name: 'r', document } } }));
    const bob = ['who-can', 'trtc:RemoveUser', '--app', '1400000001'];
    expect((await place.run(bob)).out).toContain('tell whose account it is with --owner');
    expect((await place.run([...bob, '--owner', '100000000001'])).out).toContain('\nYes\n  bob\n');
  });

  test('says of an action that no document names that it may not be there', async () => {
    const { out } = await place.run(['who-can', 'trtc:BanEverybody']);
    expect(out).toMatch(/^Who can .*\n`trtc:BanEverybody` is in none of the documents; check its name\n/);
    const warned = async (action: string) => (await json<{ warnings: string[] }>('who-can', action)).warnings;
    expect(await warned('trtc:DismisRoom*')).toEqual([
      '`trtc:DismisRoom*` covers no documented action; did you mean `trtc:DismissRoom`',
    ]);
    for (const action of ['trtc:*', 'trtc:Dismiss*', '*', 'cvm:RunInstances']) expect(await warned(action)).toEqual([]);
  });

  test.each([
    [['trtc:DismisRoom'], 'no document names `trtc:DismisRoom`; did you mean `trtc:DismissRoom`?'],
    [['DismissRoom'], '`DismissRoom` is not an action'],
    [['trtc:CreateTrtcApp', '--app', '1'], "CAM can't limit `trtc:CreateTrtcApp` to a resource"],
    [['trtc:DismissRoom', '--app', 'main'], 'it is the number of an application, its SdkAppId.'],
    [['trtc:DismissRoom', '--before'], '`--before` goes with `--plan <file>`; a synth has one side'],
  ])('fails for %j', async (words, message) => {
    const { code, out, err } = await place.run(['who-can', ...words]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
  });
});

describe('matrix', () => {
  test('lists who holds what, those who hold nothing too', async () => {
    expect((await place.run(['matrix'])).out).toMatchInlineSnapshot(`
      "who                   policy                    applications  through        where       why
      alice                 QcloudTRTCReadonlyAccess  not known     directly       team.ts:20
      alice                 rtc-rooms                 1400000001    rtc-operators  team.ts:14  on-call rota; owner rtc-platform; until 2027-01-31
      bob (exists already)  rtc-rooms                 1400000001    rtc-operators  team.ts:14  on-call rota; owner rtc-platform; until 2027-01-31
      carol                 none
      "
    `);
  });

  test('as CSV starts no formula, whatever things are called', async () => {
    const evil = '=HYPERLINK("https://evil.example")';
    place.write('cdktf.out/cdk.tf.json', team({ tencentcloud_cam_user: { e: { name: evil, use_api: false } } }));
    const lines = (await place.run(['matrix', '--format', 'csv'])).out.split('\n');
    expect(lines[0]).toMatch(/^"account","kind","name","exists_already","policy",/);
    expect(lines).toContainEqual(expect.stringContaining(`"'=HYPERLINK(""https://evil.example"")","no"`));
    expect(lines.at(-1)).toBe('');
    for (const cell of lines.join(',').split('","')) expect(cell).not.toMatch(/^[=+\-@]/);
  });

  test('as Markdown is one table, whatever things are called', async () => {
    const evil = 'a|b <img> @team `c`';
    place.write('cdktf.out/cdk.tf.json', team({ tencentcloud_cam_user: { e: { name: evil, use_api: false } } }));
    const { out } = await place.run(['matrix', '--format', 'markdown']);
    expect(out).toContain('`` a\\|b <img> @team `c` ``');
    for (const line of out.trimEnd().split('\n')) expect(line.split(/(?<!\\)\|/)).toHaveLength(8);
  });

  test('says on the side what a table has no place for', async () => {
    place.write('cdktf.out/cdk.tf.json', { ...team(), module: { more: { source: './more' } } });
    const { code, err } = await place.run(['matrix', '--format', 'csv']);
    expect(code).toBe(0);
    expect(err).toContain('the list may lack something: `module.more` is not understood');
    expect((await place.run(['matrix'])).out).toContain('The list may lack something\n  `module.more`');
  });
});

describe('a plan', () => {
  const attachment = (id: string, name: string) => ({
    user_name: 'bob',
    policy_id: id,
    policy_name: name,
    policy_type: 'QCS',
  });
  const plan = planOf([
    { at: 'cam_user_policy_attachment.f', before: attachment('11', 'QcloudTRTCFullAccess') },
    { at: 'cam_user_policy_attachment.r', after: attachment('12', 'QcloudTRTCReadonlyAccess') },
  ]);

  test('is asked about after it is applied, or before', async () => {
    place.write('trtc-presets.json', pinsText(FULL, READ));
    const asked = async (...words: string[]) =>
      (await place.run(['who-can', 'trtc:RemoveUser', '--closed-world', '--plan', '-', ...words], plan)).out;
    expect(await asked()).toContain('\nNo\n  bob\n');
    expect(await asked('--before')).toContain('\nYes\n  bob\n');
  });

  test('fails for what is none', async () => {
    const { code, err } = await place.run(['matrix', '--plan', '-'], JSON.stringify(allows('trtc:*')));
    expect(code).toBe(1);
    expect(err).toContain('it has no `format_version`, so it is no plan');
  });
});

test('fails with what to do when nothing says what to read', async () => {
  const empty = new Workplace();
  const { code, err } = await empty.run(['matrix']);
  empty.remove();
  expect({ code, err }).toEqual({
    code: 1,
    err: 'trtc-access: there is no `cdktf.out` here; run `cdktf synth`, or give `--synth <path>` or `--plan <file>`\n',
  });
});

import { FULL, pinsText, READ } from '../access/pins/pins';
import { recordedConfiguration, recordedPlan } from '../access/recordings';
import { Workplace } from './command';

const place = new Workplace();
afterAll(() => place.remove());

const FINGERPRINT = '[0-9a-f]{32}';

function fingerprintIn(out: string): string {
  return new RegExp(`Access-Accepted: (${FINGERPRINT})`).exec(out)?.[1] ?? 'none';
}

beforeAll(() => {
  place.write('grows.json', recordedPlan('grant-to-existing-user'));
  place.write('shrinks.json', recordedPlan('revoke'));
  place.write('key.json', recordedPlan('access-key-without-pgp'));
  place.write('base/main.tf.json', recordedConfiguration('group-remove-member'));
  place.write('head/main.tf.json', recordedConfiguration('group-add-member'));
});

describe('the gate', () => {
  test('is closed when access grows, and the exit code says so', async () => {
    const { code, out, err } = await place.run(['review', '--plan', 'grows.json']);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(out).toMatch(/^Access grows for bob\.\n/);
  });

  test('is open when access shrinks', async () => {
    const { code, out } = await place.run(['review', '--plan', 'shrinks.json']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Access shrinks/);
  });

  test('opens for exactly the change that is accepted', async () => {
    const accepted = fingerprintIn((await place.run(['review', '--plan', 'grows.json'])).out);
    expect((await place.run(['review', '--plan', 'grows.json', '--accept', accepted])).code).toBe(0);
    const other = await place.run(['review', '--plan', 'key.json', '--accept', accepted]);
    expect(other.code).toBe(2);
    expect(other.err).toMatch(
      new RegExp(`^trtc-access: what is accepted is another change; this one is \`${FINGERPRINT}\`\n$`),
    );
  });

  test('opens for a trailer in a file of approvals, and for no other words in it', async () => {
    const accepted = fingerprintIn((await place.run(['review', '--plan', 'grows.json'])).out);
    place.write(
      'talk.txt',
      `do not accept ${accepted}\n> Access-Accepted: ${accepted}\nAccess-Accepted: ${accepted} no\n`,
    );
    expect((await place.run(['review', '--plan', 'grows.json', '--accept-from', 'talk.txt'])).code).toBe(2);
    place.write('approvals.txt', `looks good\r\nAccess-Accepted: ${accepted}\r\n`);
    expect((await place.run(['review', '--plan', 'grows.json', '--accept-from', 'approvals.txt'])).code).toBe(0);
  });

  test.each([
    ['none', 0],
    ['growth', 0],
    ['findings,credentials', 2],
  ])('with --gate %s, a change of keys ends with %i', async (gate, code) => {
    expect((await place.run(['review', '--plan', 'key.json', '--gate', gate])).code).toBe(code);
  });
});

describe('two synths', () => {
  test('are compared without any plan', async () => {
    const { code, out } = await place.run(['review', '--base', 'base', '--head', 'head']);
    expect(code).toBe(2);
    expect(out).toContain('+ u2');
  });

  test('may be single files', async () => {
    const { code } = await place.run(['review', '--base', 'head/main.tf.json', '--head', 'head/main.tf.json']);
    expect(code).toBe(0);
  });

  test('may begin with nothing, if one says so', async () => {
    const { code, out } = await place.run(['review', '--base', 'none', '--head', 'head']);
    expect(code).toBe(2);
    expect(out).toContain('+ rtc-viewers, a new group');
  });
});

test('a plan may come through a pipe', async () => {
  const { code } = await place.run(['review', '--plan', '-'], recordedPlan('revoke'));
  expect(code).toBe(0);
});

test('a plan is read as Windows PowerShell redirects it', async () => {
  place.write('utf16.json', Buffer.from(`\uFEFF${recordedPlan('revoke')}`, 'utf16le'));
  expect((await place.run(['review', '--plan', 'utf16.json'])).code).toBe(0);
});

test('the lines of code come from the synth beside the plan', async () => {
  const configuration = JSON.parse(recordedConfiguration('grant-to-existing-user')) as {
    resource: { tencentcloud_cam_user_policy_attachment: Record<string, object> };
  };
  for (const attachment of Object.values(configuration.resource.tencentcloud_cam_user_policy_attachment)) {
    Object.assign(attachment, { '//': { trtc: { source: 'access/bob.ts:7' } } });
  }
  place.write('synth/cdk.tf.json', configuration);
  const { out } = await place.run(['review', '--plan', 'grows.json', '--synth', 'synth']);
  expect(out).toContain('is attached (access/bob.ts:7)');
});

describe('reports', () => {
  test('go to as many files as are named, in the format that each name says', async () => {
    const files = ['a.txt', 'a.md', 'a.json', 'a.sarif', 'a.html', 'markdown=summary'];
    const words = files.flatMap((file) => ['--output', file]);
    const { code, out } = await place.run(['review', '--plan', 'grows.json', '--format', 'json', ...words]);
    expect(code).toBe(2);
    expect(place.read('a.json')).toBe(out);
    expect(place.read('a.txt')).toMatch(/^Access grows/);
    expect(place.read('a.md')).toMatch(/^### /);
    expect(place.read('summary')).toBe(place.read('a.md'));
    expect(JSON.parse(place.read('a.sarif'))).toHaveProperty('runs');
    expect(place.read('a.html')).toMatch(/^<!doctype html>/);
  });

  test('take the place of older ones', async () => {
    place.write('old.md', 'old');
    await place.run(['review', '--plan', 'grows.json', '--output', 'old.md']);
    expect(place.read('old.md')).toMatch(/^### /);
  });

  test('with --quiet nothing is printed', async () => {
    const ran = await place.run(['review', '--plan', 'grows.json', '--quiet', '--output', 'quiet.md']);
    expect(ran).toEqual({ code: 2, out: '', err: '' });
    expect(place.read('quiet.md')).toMatch(/^### /);
  });

  test('fails with 1 when one can not be written, whatever the gate; the others are', async () => {
    const words = ['--output', 'nowhere/a.md', '--output', 'still.md'];
    const { code, err } = await place.run(['review', '--plan', 'grows.json', ...words]);
    expect(code).toBe(1);
    expect(err).toBe("trtc-access: can't write `nowhere/a.md`: there is no such folder; make it or check the path\n");
    expect(place.read('still.md')).toMatch(/^### /);
  });

  test.each([
    [{}, undefined, false],
    [{}, 80, true],
    [{ NO_COLOR: '1' }, 80, false],
    [{ TERM: 'dumb' }, 80, false],
    [{ FORCE_COLOR: '1' }, undefined, true],
    [{ FORCE_COLOR: '0' }, 80, false],
  ])('with %j on %p columns, colour is %p', async (env, columns, coloured) => {
    const { out } = await place.run(['review', '--plan', 'grows.json'], '', { env, ...(columns && { columns }) });
    expect(out.includes('\u001B[')).toBe(coloured);
  });

  test('are as wide as the terminal, and files are not', async () => {
    const words = ['review', '--plan', 'key.json', '--output', 'wide.txt'];
    const { out } = await place.run(words, '', { columns: 50, env: { NO_COLOR: '1' } });
    const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
    expect(widest(out)).toBeLessThanOrEqual(50);
    expect(widest(place.read('wide.txt'))).toBeGreaterThan(50);
  });
});

describe('pins', () => {
  const FOUND = (name: string) => `\${data.tencentcloud_cam_policies.${name}.policy_list[0].policy_id}`;
  const synth = (name: string) => ({
    data: { tencentcloud_cam_policies: { [name]: { name, scope: 'QCS' } } },
    resource: { tencentcloud_cam_user_policy_attachment: { a: { user_name: 'bob', policy_id: FOUND(name) } } },
  });
  const folder = new Workplace();
  afterAll(() => folder.remove());
  beforeAll(() => {
    folder.write('main/cdktf.out/cdk.tf.json', synth('QcloudTRTCFullAccess'));
    folder.write('main/trtc-presets.json', pinsText(FULL, READ));
    folder.write('cdktf.out/cdk.tf.json', synth('QcloudTRTCReadonlyAccess'));
    folder.write('pins.json', pinsText(FULL, READ));
    folder.write('broken.json', pinsText({ ...FULL, sha256: 'a'.repeat(64) }));
  });
  const words = ['review', '--base', 'main/cdktf.out', '--head', 'cdktf.out'];

  test('tell what an exchange of presets does', async () => {
    expect((await folder.run(words)).code).toBe(2);
    const { code, out, err } = await folder.run([...words, '--presets', 'pins.json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Access shrinks/);
    expect(out).toContain('Judged by pins: QcloudTRTCFullAccess of 2026-11-20, ');
  });

  test('are found in the folder, and those before beside the synth before', async () => {
    folder.write('trtc-presets.json', pinsText(FULL, READ));
    expect(await folder.run(words)).toMatchObject({ code: 0, err: '' });
    expect((await folder.run([...words, '--presets', 'none'])).code).toBe(2);
    const { out } = await folder.run([...words, '--base-presets', 'none', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ gate: { state: 'closed' }, pinChanges: [{ change: 'added' }, {}] });
  });

  test('of the change itself do not pass for those before it', async () => {
    folder.write('trtc-presets.json', pinsText(FULL, READ));
    folder.write('before.out/cdk.tf.json', synth('QcloudTRTCFullAccess'));
    const beside = ['review', '--base', 'before.out', '--head', 'cdktf.out'];
    const { code, err } = await folder.run(beside);
    expect(code).toBe(2);
    expect(err).toBe(
      'trtc-access: no pins are found beside `--base`, so all of them count as new; if they are not, name those before with `--base-presets`\n',
    );
    expect(await folder.run([...beside, '--base-presets', 'trtc-presets.json'])).toMatchObject({ code: 0, err: '' });
  });

  test('are accepted one by one', async () => {
    const cli = [...words, '--presets', 'pins.json', '--base-presets', 'none'];
    const { pinChanges } = JSON.parse((await folder.run([...cli, '--format', 'json'])).out) as {
      pinChanges: { fingerprint: string }[];
    };
    const accept = pinChanges.flatMap(({ fingerprint }) => ['--accept', fingerprint]);
    expect(await folder.run([...cli, ...accept])).toMatchObject({ code: 0, err: '' });
    expect((await folder.run([...cli, ...accept.slice(2)])).code).toBe(2);
  });

  test('fail when they are damaged, and nothing is reviewed without them', async () => {
    const { code, out, err } = await folder.run([...words, '--presets', 'broken.json']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(
      '--presets `broken.json`: presets[0].sha256 of `QcloudTRTCFullAccess` does not fit its document;',
    );
    expect((await folder.run([...words, '--presets', 'absent.json'])).err).toContain("can't read `absent.json`");
  });
});

describe('fails with 1 and says what to run', () => {
  const show = 'run `terraform show -json PLANFILE` (or `tofu show -json PLANFILE`) on a saved plan';
  test.each([
    ['a state file', JSON.stringify({ version: 4, lineage: 'x' }), `it is a state file and no plan; ${show}`],
    [
      'the saved plan itself',
      Buffer.from('PK\u0003\u0004\u00ff\u00fe', 'latin1'),
      `it is the saved plan file itself; ${show}`,
    ],
    [
      'a streamed log',
      '{"@level":"info"}\n{"@level":"info"}\n',
      `it is the log of \`terraform plan -json\` and no plan; ${show}`,
    ],
    ['nothing at all', '', `it is cut off or no JSON (0 characters); ${show}`],
  ])('for %s as a plan', async (_, content, message) => {
    place.write('wrong', content);
    const { code, out, err } = await place.run(['review', '--plan', 'wrong']);
    expect({ code, out, err }).toEqual({ code: 1, out: '', err: `trtc-access: --plan \`wrong\`: ${message}\n` });
  });

  test('for the project instead of its synth', async () => {
    place.write('project/cdktf.out/manifest.json', { stacks: {} });
    const { code, err } = await place.run(['review', '--base', 'none', '--head', 'project']);
    expect(code).toBe(1);
    expect(err).toBe('trtc-access: `project` is the project; give its synth, `project/cdktf.out`\n');
  });

  test('for a synth that is cut off, with the side and the file', async () => {
    place.write('cut/stacks/a/cdk.tf.json', recordedConfiguration('revoke').slice(0, -30));
    const { code, err } = await place.run(['review', '--base', 'cut', '--head', 'head']);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^trtc-access: --base `cut`: stacks\/a\/cdk\.tf\.json: it is cut off or no JSON \(\d+ characters\); run `cdktf synth` again\n$/,
    );
  });

  const usage = 'give `--base <path> --head <path>` for two synths, or `--plan <file>` for a plan';
  test.each([
    [[], usage],
    [['--head', 'head'], usage],
    [['--plan', 'grows.json', '--head', 'head'], usage],
    [['--base', 'base', '--head', 'head', '--synth', 'head'], usage],
    [['--plan', '-', '--accept-from', '-'], '`-` is given twice'],
    [['--plan', 'missing.json'], "can't read `missing.json`: there is no such file; check the path"],
    [['--plan', 'base'], "can't read `base`: it is a folder; give a file"],
    [
      ['--plan', 'grows.json', '--gate', 'growth,all'],
      'a list of growth, credentials, unread, findings, pins, or none',
    ],
    [['--plan', 'grows.json', '--accept', 'yes'], '32 digits from 0 to f'],
    [
      ['--plan', 'grows.json', '--output', 'a.pdf'],
      'end it in .txt, .md, .json, .sarif, .html, or write it as <format>=<file>',
    ],
    [['--plan', 'grows.json', '--output', 'a.md', '--output', 'html=a.md'], 'the file is given twice'],
  ])('for %j', async (words, message) => {
    const { code, out, err } = await place.run(['review', ...words]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
  });
});

describe('the day', () => {
  const grant = {
    tencentcloud_cam_user_policy_attachment: {
      a: {
        user_name: 'bob',
        policy_id: '7',
        '//': { trtc: { construct: 'TrtcPolicyBinding', path: 'prod/Bob', validUntil: '2026-01-31' } },
      },
    },
  };
  const on = (today: string) => {
    place.write('dated/main.tf.json', JSON.stringify({ terraform: {}, resource: grant }));
    return place.run([
      'review',
      '--base',
      'none',
      '--head',
      'dated',
      '--today',
      today,
      '--gate',
      'findings',
      '--format',
      'json',
    ]);
  };
  const ids = (out: string) => (JSON.parse(out) as { findings: { id: string }[] }).findings.map(({ id }) => id);

  test('decides whether a grant has ended', async () => {
    const [before, after] = [await on('2026-01-31'), await on('2026-02-01')];
    expect([before.code, after.code]).toEqual([0, 2]);
    expect(ids(before.out)).not.toContain('grant-expired');
    expect(ids(after.out)).toContain('grant-expired');
  });

  test('fails when it is none', async () => {
    const { code, err } = await on('2026-02-30');
    expect(code).toBe(1);
    expect(err).toContain('`2026-02-30` is no day; write YYYY-MM-DD');
  });
});

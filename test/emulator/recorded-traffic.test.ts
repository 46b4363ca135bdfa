import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CamEmulator } from 'cdktf-trtc-access/emulator';
import { sdk, type ServiceName } from './sdk';

/** What the real provider sent and got back, one line for each kind of request and each kind of answer to it. */
interface Line {
  readonly service: ServiceName;
  readonly action: string;
  readonly request: Record<string, unknown>;
  readonly response: Record<string, unknown> & { readonly Error?: { readonly Code: string } };
}

const lines = readFileSync(join(__dirname, 'recorded-traffic.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((text, index) => ({ ...(JSON.parse(text) as Line), number: index + 1 }));

let cam: CamEmulator;

beforeEach(async () => {
  cam = await CamEmulator.start();
});
afterEach(() => cam.stop());

const notServed = ['DescribeRoleList', 'ListAttachedRolePolicies'];

test.each(lines.filter(({ action }) => !notServed.includes(action)))(
  'line $number, $action: the answer has the recorded shape',
  async (line) => {
    furnish(cam, line);
    expect(await answer(line)).toEqual(line.response.Error?.Code ?? shapeOf(line.response));
  },
);

test('what is recorded and not served yet is known', async () => {
  for (const line of lines.filter(({ action }) => notServed.includes(action))) {
    expect(await answer(line)).toBe('InvalidAction');
  }
});

const PolicyDocument = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';

/** Makes an account in which the request can get the recorded answer: it has what the ids name, or lacks it. */
function furnish({ console }: CamEmulator, { action, request, response }: Line): void {
  const UseApi = 'TargetUin' in request ? 1 : 0;
  const [alice] = ['alice', 'u2', 'u3'].map((Name) => console.call('AddUser', { Name, UseApi }));
  const [first, second] = ['first', 'second'].map((GroupName) => console.call('CreateGroup', { GroupName }));
  const custom = console.call('CreatePolicy', {
    PolicyName: 'custom',
    PolicyDocument,
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  const group = { GroupId: first?.GroupId };
  console.call('AddUserToGroup', { Info: [{ ...group, Uin: alice?.Uin }] });
  console.call('AttachGroupPolicy', { AttachGroupId: group.GroupId, PolicyId: custom.PolicyId });
  console.attachUserPolicy('alice', 'QcloudTRTCFullAccess');

  console.call('PutUserPermissionsBoundary', { TargetUin: alice?.Uin, PolicyId: 1 });

  const code = response.Error?.Code ?? '';
  if (action === 'AddUser' && request.Name === 'alice') console.deleteUser('alice');
  if (code.endsWith('AccessKeyOverLimit')) console.call('CreateAccessKey', { TargetUin: alice?.Uin });
  if (code.includes('GroupNotExist'))
    [first, second].forEach((one) => console.call('DeleteGroup', { ...group, GroupId: one?.GroupId }));
  if (code.includes('UserNotExist')) console.summary().users.forEach(({ userName }) => console.deleteUser(userName));
  if (code.includes('PolicyIdNotFound')) console.call('DeletePolicy', { PolicyId: [custom.PolicyId] });
}

async function answer({ service, action, request }: Line): Promise<unknown> {
  return sdk(cam, { service })(action, translate(cam, request)).then(shapeOf, (error: { code: string }) => error.code);
}

/** Ids that CAM makes up are other ones here: those of the presets and of keys. */
function translate({ console }: CamEmulator, request: Record<string, unknown>): Record<string, unknown> {
  const { PolicyId, AccessKeyId, TargetUin } = request;
  const [preset] = console.call('ListPolicies', { Keyword: 'QcloudTRTCFullAccess' }).List as { PolicyId: number }[];
  return {
    ...request,
    ...((PolicyId === 23456781 || PolicyId === 23456782) && { PolicyId: preset?.PolicyId }),
    ...(AccessKeyId !== undefined && { AccessKeyId: keyOf(console, TargetUin) ?? AccessKeyId }),
  };
}

function keyOf(console: CamEmulator['console'], TargetUin: unknown): string | undefined {
  try {
    const { AccessKeys } = console.call('ListAccessKeys', { TargetUin });
    return (AccessKeys as { AccessKeyId: string }[])[0]?.AccessKeyId;
  } catch {
    return undefined;
  }
}

/** The keys and types of a value. A list is what its first element is; of an empty one, nothing is known. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? expect.any(Array) : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

import { type StackFile } from '../access/synth-files';
import { type Planned } from '../access/plan-text';
import { reviewOfPlan, reviewOfStacks } from './changes';

const NOTHING: StackFile = {};
const user = (more: object = {}): StackFile => ({
  resource: { cam_user: { u: { name: 'svc', use_api: false, console_login: false, ...more } } },
});
const withKey = (key?: object, more?: object): StackFile => ({
  resource: {
    ...user(more).resource,
    ...(key && { cam_access_key: { k: { target_uin: '${tencentcloud_cam_user.u.uin}', ...key } } }),
  },
});
const PGP = { pgp_key: 'bXkga2V5' };

/** What becomes of ways to sign in, and whether the gate closes for it. */
function between(base: StackFile, head: StackFile) {
  const { credentials, gate } = reviewOfStacks(base, head, { closing: ['credentials'] });
  return { events: credentials.map(({ user, event }) => `${user} ${event}`), gate: gate.state };
}

describe('a key', () => {
  test('that is made is an event, and closes the gate', () => {
    expect(between(withKey(), withKey(PGP))).toEqual({ events: ['svc key-created'], gate: 'closed' });
  });

  test('that goes is one, and does not', () => {
    expect(between(withKey(PGP), withKey())).toEqual({ events: ['svc key-removed'], gate: 'open' });
  });

  test('for another recipient is made anew', () => {
    expect(between(withKey(PGP), withKey({ pgp_key: 'b3RoZXI=' }))).toEqual({
      events: ['svc key-replaced'],
      gate: 'closed',
    });
  });

  test('without a recipient lies in the state in clear', () => {
    expect(between(withKey(), withKey({}))).toEqual({
      events: ['svc key-created', 'svc secret-in-state'],
      gate: 'closed',
    });
    expect(between(withKey(PGP), withKey({})).events).toContain('svc secret-in-state');
  });

  test('that is switched off counts as removed, one that is switched on as created', () => {
    const [on, off] = [withKey({ ...PGP, status: 'Active' }), withKey({ ...PGP, status: 'Inactive' })];
    expect(between(on, off)).toEqual({ events: ['svc key-removed'], gate: 'open' });
    expect(between(off, on)).toEqual({ events: ['svc key-created'], gate: 'closed' });
    expect(between(off, withKey({ ...PGP, status: '${var.status}' })).gate).toBe('closed');
  });

  test('of nobody in particular is that of whoever runs Terraform', () => {
    const key = { resource: { cam_access_key: { k: PGP } } };
    expect(between(NOTHING, key).events).toEqual(['whoever runs Terraform key-created']);
  });

  test('that stays as it is is no event', () => {
    expect(between(withKey(PGP), withKey(PGP, { remark: 'new' }))).toEqual({ events: [], gate: 'open' });
  });
});

describe('a console login', () => {
  const login = { console_login: true };

  test('that comes brings a first password with it, in the state in clear', () => {
    expect(between(user(), user(login))).toEqual({
      events: ['svc console-enabled', 'svc password-in-state'],
      gate: 'closed',
    });
  });

  test('that goes, by itself or with the user, closes nothing', () => {
    expect(between(user(login), user())).toEqual({ events: ['svc console-disabled'], gate: 'open' });
    expect(between(user(login), NOTHING)).toEqual({ events: ['svc console-disabled'], gate: 'open' });
  });

  test('that cannot be told may be one', () => {
    expect(between(user(), user({ console_login: '${var.login}' })).events).toContain('svc console-enabled');
  });
});

describe('`use_api`', () => {
  test('gives a new user a key whose secret lies in the state', () => {
    const made = ['svc key-created', 'svc secret-in-state'];
    expect(between(NOTHING, user({ use_api: true }))).toEqual({ events: made, gate: 'closed' });
    expect(between(NOTHING, user({ use_api: undefined }))).toEqual({ events: made, gate: 'closed' });
  });

  test('does nothing to a user who exists: switched off, the key lives on', () => {
    expect(between(user({ use_api: true }), user())).toEqual({ events: [], gate: 'open' });
    expect(between(user({ use_api: true }), NOTHING).events).toEqual(['svc key-removed']);
  });

  test('of a user who is made anew under the same name makes another key', () => {
    const svc = { name: 'svc', use_api: true, console_login: true };
    const { credentials } = reviewOfPlan([
      {
        at: 'cam_user.u',
        before: { ...svc, id: 'svc', uin: 7, secret_id: 'id', secret_key: 'key', password: 'first' },
        after: svc,
        unknown: ['id', 'uin', 'secret_id', 'secret_key', 'password'],
        actions: ['delete', 'create'],
      },
    ]);
    expect(credentials.map(({ event }) => event)).toEqual(['key-replaced', 'password-in-state', 'secret-in-state']);
  });

  test('that is switched on counts, for nobody knows whether the user was made yet', () => {
    expect(between(user(), user({ use_api: true })).gate).toBe('closed');
  });
});

describe('a permissions boundary', () => {
  const bounded = (policy: string): StackFile => ({
    resource: {
      ...user().resource,
      cam_user_permission_boundary_attachment: {
        b: { target_uin: '${tencentcloud_cam_user.u.uin}', policy_id: policy },
      },
    },
  });

  test('that comes is an event, one that goes closes the gate', () => {
    expect(between(user(), bounded('7'))).toEqual({ events: ['svc boundary-set'], gate: 'open' });
    expect(between(bounded('7'), user())).toEqual({ events: ['svc boundary-removed'], gate: 'closed' });
  });

  test('that becomes another is neither: the verdict says what it changes', () => {
    expect(between(bounded('7'), bounded('8')).events).toEqual([]);
    expect(reviewOfStacks(bounded('7'), bounded('8')).gate.closedBy).toEqual(['growth']);
  });

  test('in a plan is known by the user it bounds', () => {
    const boundary: Planned = {
      at: 'cam_user_permission_boundary_attachment.b',
      before: { id: '7#9', target_uin: 7, policy_id: 9 },
    };
    const made = { id: 'svc', name: 'svc', uin: 7 };
    const { credentials, gate } = reviewOfPlan([{ at: 'cam_user.u', before: made, after: made }, boundary]);
    expect(credentials).toMatchObject([
      { user: 'svc', event: 'boundary-removed', address: 'tencentcloud_cam_user_permission_boundary_attachment.b' },
    ]);
    expect(gate.closedBy).toContain('credentials');
  });
});

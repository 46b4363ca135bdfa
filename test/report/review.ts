import { type Review } from '../../lib/review/review';

type Principal = Review['principals'][number];

const nothingSaid = { reason: null, owner: null, validUntil: null };

/** A review of nothing, with what a test is about put in. */
export function review(parts: Partial<Review> = {}): Review {
  return {
    schema: 'trtc-access/review@1',
    mode: 'plan',
    verdict: parts.principals?.[0]?.verdict ?? 'none',
    gate: { state: 'open', reasons: [], closedBy: [], accepted: [] },
    fingerprint: null,
    principals: [],
    policies: [],
    credentials: [],
    findings: [],
    rules: { standing: 0, notRun: [] },
    coverage: { read: 3, understood: 3, notUnderstood: [] },
    unpinned: [],
    pinned: [],
    pinChanges: [],
    matrix: [],
    ...parts,
  };
}

/** A user whose access grows, through one attachment. */
export function gains(name: string, parts: Partial<Principal> = {}): Principal {
  return {
    account: 'default',
    kind: 'user',
    name,
    change: 'changed',
    declared: true,
    verdict: 'broadened',
    gained: removeUser('1400000001'),
    lost: null,
    reasons: [],
    because: [
      {
        kind: 'attached',
        address: 'tencentcloud_cam_user_policy_attachment.a',
        policy: 'QcloudTRTCFullAccess',
        via: null,
        source: 'access/alice.ts:21',
        ...nothingSaid,
      },
    ],
    ...parts,
  };
}

/** A user whose access shrinks. */
export function loses(name: string, parts: Partial<Principal> = {}): Principal {
  return gains(name, { verdict: 'narrowed', gained: null, lost: removeUser('1400000001'), because: [], ...parts });
}

export function removeUser(application: string): { action: string; resource: string; context: Record<string, string> } {
  return {
    action: 'trtc:RemoveUser',
    resource: `qcs::trtc::uin/100000000001:sdkappid/${application}`,
    context: {},
  };
}

/** One review that has something of everything, for the golden reports. */
export function everything(): Review {
  return review({
    verdict: 'broadened',
    gate: {
      state: 'closed',
      reasons: [
        '`alice` gains access',
        '`administrator-preset` at `tencentcloud_cam_user_policy_attachment.a` is not acknowledged',
      ],
      closedBy: ['growth', 'credentials', 'unread', 'findings'],
      accepted: ['0123456789abcdef0123456789abcdef'],
    },
    fingerprint: '7c1f09ab5de24c6688e1a3b0f4d29c57',
    principals: [
      gains('alice', { change: 'added' }),
      loses('bob', {
        change: 'removed',
        because: [
          {
            kind: 'left',
            address: 'tencentcloud_cam_group_membership.m',
            policy: 'rtc-moderation',
            via: 'rtc',
            source: null,
            ...nothingSaid,
          },
        ],
      }),
      gains('carol', {
        verdict: 'unknown',
        gained: null,
        reasons: ['`QcloudLIVEFullAccess` is exchanged for `QcloudTRTCFullAccess`, and neither is pinned'],
        because: [],
      }),
    ],
    policies: [
      {
        account: 'default',
        kind: 'policy',
        name: 'rtc-moderation',
        verdict: 'narrowed',
        gained: null,
        lost: { ...removeUser('1400000002'), context: { 'qcs:ip': '10.0.0.1' } },
        reasons: [],
        because: [],
        document: {
          added: [],
          removed: [
            {
              effect: 'allow',
              action: ['trtc:RemoveUser', 'trtc:DismissRoom'],
              resource: [removeUser('1400000002').resource],
              condition: [{ operator: 'ip_equal', ifExist: false, key: 'qcs:ip', values: ['10.0.0.0/8'] }],
            },
          ],
        },
        address: 'tencentcloud_cam_policy.p',
        source: 'access/policies.ts:8',
      },
    ],
    credentials: [
      {
        account: 'default',
        user: 'alice',
        event: 'console-enabled',
        address: 'tencentcloud_cam_user.a',
        source: 'access/alice.ts:20',
      },
    ],
    findings: [
      {
        id: 'administrator-preset',
        severity: 'error',
        message: 'user `alice` holds `AdministratorAccess`; attach what the work needs',
        account: 'default',
        address: 'tencentcloud_cam_user_policy_attachment.a',
        source: 'access/alice.ts:21',
        subjects: ['Zk3v9QmT1aXe', 'pL0dW2sYcB7u'],
        standing: false,
        acknowledged: null,
      },
      {
        id: 'grant-without-reason',
        severity: 'warning',
        message: '`Ops/Read` says no reason; write `reason` on the binding',
        account: 'default',
        address: 'tencentcloud_cam_user_policy_attachment.b',
        source: null,
        subjects: ['h8Rr5nJqUw2o'],
        standing: false,
        acknowledged: { reason: 'moved from the console', owner: 'rtc-platform', until: '2027-01-31' },
      },
      {
        id: 'grant-without-owner',
        severity: 'note',
        message: '`Ops/Read` has no owner; write `owner` on the binding',
        account: 'default',
        address: 'tencentcloud_cam_user_policy_attachment.b',
        source: 'access/bob.ts:9',
        subjects: ['aB3dE6gH9jKm'],
        standing: false,
        acknowledged: null,
      },
    ],
    rules: {
      standing: 2,
      notRun: [
        { id: 'grant-expired', why: 'no date is given' },
        { id: 'grant-overlong', why: 'no date is given' },
      ],
    },
    coverage: {
      read: 14,
      understood: 13,
      notUnderstood: [
        { address: 'tencentcloud_cam_role.r', why: '`for_each` rests on `var.roles`, which is not known' },
      ],
    },
    unpinned: [{ name: 'QcloudTRTCFullAccess', principals: ['alice', 'carol'], why: 'no-pin' }],
    pinned: [{ name: 'QcloudTRTCReadonlyAccess', pinnedAt: '2026-11-20' }],
    pinChanges: [
      {
        name: 'QcloudTRTCReadonlyAccess',
        change: 'changed',
        verdict: 'narrowed',
        gained: null,
        lost: removeUser('1400000001'),
        reasons: [],
        fingerprint: '0123456789abcdef0123456789abcdef',
      },
    ],
    matrix: [
      {
        account: 'default',
        kind: 'user',
        name: 'alice',
        before: [],
        after: [{ policy: 'QcloudTRTCFullAccess', via: null, applications: null }],
      },
      {
        account: 'default',
        kind: 'user',
        name: 'bob',
        before: [{ policy: 'rtc-moderation', via: 'rtc', applications: ['1400000001', '1400000002'] }],
        after: [],
      },
    ],
  });
}

import { readPlan } from '../../lib/access';
import { type Review, reviewAccess } from '../../lib/review';
import { recordedPlan, recordings } from '../access/recordings';

/** What a review says, in a few words. */
function inShort(review: Review): string[] {
  const request = (sign: string, witness: { action: string } | null) => (witness ? [`${sign}${witness.action}`] : []);
  return [
    review.verdict,
    ...review.principals.map(({ kind, name, change, verdict, gained, lost, because }) =>
      [
        `${kind} ${name}${change === 'changed' ? '' : ` ${change}`} ${verdict}`,
        ...request('+', gained),
        ...request('-', lost),
        ...because.map(
          (cause) => `(${cause.kind}${cause.policy ? ` ${cause.policy}` : ''}${cause.via ? ` via ${cause.via}` : ''})`,
        ),
      ].join(' '),
    ),
    ...review.policies.map(({ kind, name, verdict }) => `${kind} ${name} ${verdict}`),
    ...review.credentials.map(({ user, event }) => `${user} ${event}`),
  ];
}

const EVERYTHING = '+everything in QcloudTRTCFullAccess, not pinned';

const expected: Readonly<Record<string, readonly string[]>> = {
  'access-key-removed': ['none', 'svc key-removed'],
  'access-key-with-pgp': ['none', 'user svc added none (principal-added)', 'svc key-created'],
  'access-key-without-pgp': ['none', 'svc key-removed', 'svc key-replaced', 'svc secret-in-state'],
  'attach-what-is-attached': [
    'broadened',
    'user bob broadened +everything in QcloudTRTCFullAccess, not pinned (attached QcloudTRTCFullAccess)',
  ],
  'boundary-and-role': [
    'broadened',
    'user anna3 narrowed -trtc:RemoveUser (boundary-set boundary)',
    'role role1 broadened',
    'anna3 boundary-set',
  ],
  'create-user-with-preset': [
    'broadened',
    'user alice added broadened +everything in QcloudTRTCFullAccess, not pinned (principal-added) (attached QcloudTRTCFullAccess)',
    'alice console-enabled',
    'alice password-in-state',
  ],
  'custom-policy-renamed': ['none'],
  'custom-policy-reordered': ['none'],
  'custom-policy-widened': [
    'broadened',
    'group rtc-viewers broadened +trtc:RemoveUser (policy-changed rtc-one-app)',
    'user u1 broadened +trtc:RemoveUser (policy-changed rtc-one-app via rtc-viewers)',
    'user u3 broadened +trtc:RemoveUser (policy-changed rtc-one-app via rtc-viewers)',
    'user u4 broadened +trtc:RemoveUser (policy-changed rtc-one-app via rtc-viewers)',
    'policy rtc-one-app broadened',
  ],
  'drift-attachment-removed': [
    'broadened',
    'user carol broadened +everything in QcloudTRTCFullAccess, not pinned (attached QcloudTRTCFullAccess)',
  ],
  'drift-document-changed': [
    'narrowed',
    'group grp narrowed -trtc:RemoveUser (policy-changed cust)',
    'user carol narrowed -trtc:RemoveUser (policy-changed cust via grp)',
    'user lit narrowed -trtc:RemoveUser (policy-changed cust via grp)',
    'policy cust narrowed',
  ],
  'drift-member-removed': ['broadened', 'user lit broadened +trtc:DescribeRoom (joined cust via grp)'],
  'fifty-users-one-group': [
    'broadened',
    'group g added broadened +everything in QcloudTRTCFullAccess, not pinned (principal-added) (attached QcloudTRTCFullAccess)',
    ...Array.from(
      { length: 50 },
      (_, i) =>
        `user u${String(i).padStart(2, '0')} added broadened ${EVERYTHING} (principal-added) (joined QcloudTRTCFullAccess via g)`,
    ),
  ],
  'forget-attachment': ['none'],
  'grant-to-existing-user': [
    'broadened',
    'user bob broadened +everything in QcloudTRTCReadonlyAccess, not pinned (attached QcloudTRTCReadonlyAccess)',
  ],
  'group-add-member': [
    'broadened',
    'user u4 broadened +everything in QcloudTRTCReadonlyAccess, not pinned (joined rtc-one-app via rtc-viewers) (joined QcloudTRTCReadonlyAccess via rtc-viewers)',
  ],
  'group-remove-member': [
    'narrowed',
    'user u2 narrowed -everything in QcloudTRTCReadonlyAccess, not pinned (left rtc-one-app via rtc-viewers) (left QcloudTRTCReadonlyAccess via rtc-viewers)',
  ],
  'group-rename': ['none'],
  'group-with-preset-and-custom-policy': [
    'broadened',
    'group rtc-viewers added broadened +everything in QcloudTRTCReadonlyAccess, not pinned (principal-added) (attached rtc-one-app) (attached QcloudTRTCReadonlyAccess)',
    'user u1 broadened +everything in QcloudTRTCReadonlyAccess, not pinned (joined rtc-one-app via rtc-viewers) (joined QcloudTRTCReadonlyAccess via rtc-viewers)',
    'user u2 broadened +everything in QcloudTRTCReadonlyAccess, not pinned (joined rtc-one-app via rtc-viewers) (joined QcloudTRTCReadonlyAccess via rtc-viewers)',
    'user u3 broadened +everything in QcloudTRTCReadonlyAccess, not pinned (joined rtc-one-app via rtc-viewers) (joined QcloudTRTCReadonlyAccess via rtc-viewers)',
  ],
  'import-existing': ['none'],
  'no-change': ['none'],
  revoke: [
    'narrowed',
    'user bob narrowed -everything in QcloudTRTCFullAccess, not pinned (detached QcloudTRTCFullAccess)',
  ],
  'swap-preset-create-first': [
    'unknown',
    'user bob unknown (detached QcloudTRTCFullAccess) (attached QcloudTRTCReadonlyAccess)',
  ],
  'swap-preset-same-address': [
    'unknown',
    'user bob unknown (attached QcloudTRTCFullAccess) (detached QcloudTRTCReadonlyAccess)',
  ],
  'swap-preset-two-addresses': [
    'unknown',
    'user bob unknown (attached QcloudTRTCFullAccess) (detached QcloudTRTCReadonlyAccess)',
  ],
  'switch-console-off': ['none', 'alice console-disabled'],
  'toggle-use-api': ['none'],
  'user-renamed': [
    'broadened',
    'user anna removed narrowed -everything in QcloudTRTCFullAccess, not pinned (principal-removed) (detached QcloudTRTCFullAccess)',
    'user anna2 added broadened +everything in QcloudTRTCFullAccess, not pinned (principal-added) (attached QcloudTRTCFullAccess)',
    'anna console-disabled',
    'anna2 console-enabled',
    'anna2 password-in-state',
  ],
  'user-with-provider-defaults': [
    'none',
    'user dflt added none (principal-added)',
    'dflt key-created',
    'dflt secret-in-state',
  ],
};

describe('a review of a real plan', () => {
  test.each(recordings)('%s', (name) => {
    const { before, after, coverage } = readPlan(recordedPlan(name));
    expect(inShort(reviewAccess(before, after, { mode: 'plan', coverage }))).toEqual(expected[name]);
  });
});

import fc from 'fast-check';
import { compareAccess, type Grants } from '../../lib/policy';
import { compareBeside } from '../../lib/review/compare-beside';
import { mayGrow } from '../../lib/review/severity';
import { type StackFile } from '../access/synth-files';
import { micro } from '../policy/laws/alphabet';
import { document } from '../policy/laws/grants-arbitrary';
import { nearEqualPair } from '../policy/laws/near-equal-pair';
import { reviewOfStacks } from './changes';

type Statement = readonly [effect: 'allow' | 'deny', ...actions: string[]];

const READS: Statement = ['allow', 'trtc:Describe*'];
const NO_SECRETS: Statement = ['deny', 'trtc:DescribeSecret'];
const NO_REMOVALS: Statement = ['deny', 'trtc:RemoveUser'];

/** A custom policy, and who holds it. */
function held(statements: readonly Statement[], user?: string, more: StackFile['resource'] = {}): StackFile {
  const written = statements.map(([effect, ...action]) => ({ effect, action, resource: ['*'] }));
  const attached = user !== undefined && {
    cam_user_policy_attachment: { a: { user_name: user, policy_id: '${tencentcloud_cam_policy.p.id}' } },
  };
  const document = JSON.stringify({ version: '2.0', statement: written });
  return { resource: { cam_policy: { p: { name: 'rtc', document } }, ...attached, ...more } };
}

describe('a policy of which others may hold', () => {
  test('that no longer denies something gives it to whoever has it from elsewhere', () => {
    const { policies, gate } = reviewOfStacks(held([READS, NO_REMOVALS]), held([READS]));
    expect(policies).toMatchObject([
      {
        name: 'rtc',
        verdict: 'broadened',
        gained: {
          action: 'trtc:RemoveUser',
          context: { 'policy whatever else is attached to them': 'allow' },
        },
        reasons: ['something is no longer denied, and what else is held was not read'],
      },
    ]);
    expect(gate.state).toBe('closed');
  });

  test('that goes with a deny for others gives back what that held back', () => {
    const { policies, gate, fingerprint } = reviewOfStacks(held([NO_REMOVALS]), {});
    expect(policies).toMatchObject([{ name: 'rtc', verdict: 'broadened' }]);
    expect(gate.state).toBe('closed');
    expect(fingerprint).not.toBeNull();
  });

  test('that goes with its own exceptions gives those to whoever has them from elsewhere', () => {
    expect(reviewOfStacks(held([READS, NO_SECRETS]), {})).toMatchObject({
      policies: [{ verdict: 'incomparable', gained: { action: 'trtc:DescribeSecret' } }],
      gate: { state: 'closed' },
    });
    expect(reviewOfStacks(held([READS]), {})).toMatchObject({ policies: [], gate: { state: 'open' } });
  });

  test('that goes without having been understood may have denied anything', () => {
    const unread = { resource: { cam_policy: { p: { name: 'rtc', document: '${var.document}' } } } };
    expect(reviewOfStacks(unread, {}).policies).toMatchObject([{ verdict: 'unknown' }]);
  });

  test('that is only said in another way is no news', () => {
    const { policies } = reviewOfStacks(held([READS, NO_REMOVALS]), held([NO_REMOVALS, READS]));
    expect(policies).toEqual([]);
  });
});

describe('a user', () => {
  const made = { cam_user: { bob: { name: 'bob', use_api: false } } };
  const verdictOn = (statements: readonly Statement[], more?: StackFile['resource']) =>
    reviewOfStacks(held(statements, 'bob', more), held(statements, undefined, more)).principals[0]?.verdict;

  test('who exists already may hold what a deny held back', () => {
    expect(verdictOn([READS, NO_SECRETS])).toBe('incomparable');
    expect(verdictOn([NO_REMOVALS])).toBe('broadened');
    expect(verdictOn([READS])).toBe('narrowed');
  });

  test('who exists already may lose what is denied now', () => {
    const { principals, gate } = reviewOfStacks(held([NO_REMOVALS]), held([NO_REMOVALS], 'bob'));
    expect(principals).toMatchObject([
      {
        verdict: 'narrowed',
        lost: { action: 'trtc:RemoveUser', context: { 'policy whatever else is attached to them': 'allow' } },
        reasons: ['something is denied now, and what else is held was not read'],
      },
    ]);
    expect(gate.state).toBe('open');
  });

  test('who is made here loses a policy with its exceptions, and only a deny for others is missed', () => {
    expect(verdictOn([READS, NO_SECRETS], made)).toBe('narrowed');
    expect(verdictOn([NO_REMOVALS], made)).toBe('broadened');
  });

  test('whose boundary is another one may do more of what was not read', () => {
    const bounded = (action: string): StackFile => ({
      resource: {
        cam_policy: {
          [action.slice(5)]: {
            name: action.slice(5),
            document: JSON.stringify({
              version: '2.0',
              statement: [{ effect: 'allow', action: [action], resource: ['*'] }],
            }),
          },
        },
        cam_user_permission_boundary_attachment: {
          b: { target_uin: 100000000007, policy_id: `\${tencentcloud_cam_policy.${action.slice(5)}.id}` },
        },
      },
    });
    const { principals, gate } = reviewOfStacks(bounded('trtc:RemoveUser'), bounded('trtc:DismissRoom'));
    expect(principals).toMatchObject([
      { verdict: 'incomparable', gained: { action: 'trtc:DismissRoom' }, lost: { action: 'trtc:RemoveUser' } },
    ]);
    expect(gate.state).toBe('closed');
  });
});

// Of a policy without a known document that goes it is left open whether it denied anything: see `compareAccess`.
test('whatever else is held, nothing is gained where the verdict says so', () => {
  const isRead = ({ opaque }: Grants): boolean => opaque === undefined;
  const pair = nearEqualPair(micro).filter(({ before, after }) => isRead(before) && isRead(after));
  fc.assert(
    fc.property(pair, document(micro), ({ before, after }, other) => {
      fc.pre(!mayGrow(compareBeside(before, after, false).verdict));
      const beside = [before, after].map((grants) => ({ ...grants, documents: [...grants.documents, other] }));
      expect(compareAccess(beside[0]!, beside[1]!).gained).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

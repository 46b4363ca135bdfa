import * as fc from 'fast-check';
import { type Account } from '../../lib/emulator/account/account';
import { ApiError } from '../../lib/emulator/api-error';
import { authorize } from '../../lib/emulator/authorization';
import { type Grants } from '../../lib/policy';
import { conditions, micro, realistic } from '../policy/laws/alphabet';
import { application } from '../policy/oracle/build';
import { decide } from '../policy/oracle/decide';
import { readingsOf } from '../policy/oracle/reading';
import { asAccount } from './as-account';
import { EXISTING, grantsOf, tidy } from './organisation';
import { organisation, presets } from './organisation-pair';

/** `ORGANISATIONS=1000 npx jest test/organisations` for as many of each. */
const RUNS = Number(process.env.ORGANISATIONS ?? 60);
const NOW = new Date('2027-01-01T00:00:00Z');

/** Whether the emulator lets a user do something. */
function lets(account: Account, user: string, action: string, resource: string): boolean {
  const [service = '', name = ''] = action.split(':');
  try {
    const intent = { service, action: name, access: 'write' as const, target: { resources: [resource] } };
    authorize(account, account.users.get(user), intent, NOW);
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

/** Whether the oracle does, whatever the documents leave open. */
function allows({ ownerUin, appId, users }: Account, user: string, grants: Grants, action: string, resource: string) {
  const context = {
    ...{ uin: String(users.get(user).uin), owner_uin: String(ownerUin), app_id: String(appId) },
    ...{ 'qcs:ip': '127.0.0.1', 'qcs:current_time': NOW.toISOString() },
    ...{ 'qcs:except_cam_finance': 1, 'qcs:read_only_action': 0 },
  };
  return readingsOf([grants]).every((reading) => decide(reading, grants, { action, resource, context }));
}

/** Without what exists already: the emulator knows all that is there. */
const made = (all: Parameters<typeof tidy>[0]) =>
  tidy({
    ...all,
    members: all.members.filter(({ group }) => group !== EXISTING.group),
    grants: all.grants.filter(({ policy }) => policy !== EXISTING.policy),
  });

test.each([
  {
    alphabet: micro,
    actions: ['a:a', 'a:ab', 'ab:b', 'b:a'],
    resources: ['*', 'qcs::a::uin/1:a/a', 'qcs::a::uin/1:a/ab'],
  },
  { alphabet: conditions, actions: ['a:a', 'a:b'], resources: ['*'] },
  { alphabet: realistic, actions: ['trtc:RemoveUser', 'trtc:DismissRoom'], resources: ['*', application(1400000001)] },
])('with $alphabet.name policies, the emulator lets users do what they hold, and nothing else', (family) => {
  fc.assert(
    fc.property(organisation(family.alphabet).map(made), presets(family.alphabet), (organisation, presets) => {
      const account = asAccount(organisation, presets);
      for (const holder of organisation.users) {
        const grants = grantsOf(organisation, { kind: 'user', holder }, presets);
        for (const action of family.actions) {
          for (const resource of family.resources) {
            const [is, should] = [
              lets(account, holder, action, resource),
              allows(account, holder, grants, action, resource),
            ];
            expect({ holder, action, resource, is }).toEqual({ holder, action, resource, is: should });
          }
        }
      }
    }),
    { numRuns: RUNS },
  );
});

import { type Attachment, isUnknown, type Policy } from '../../access';
import { presetPolicies } from '../../catalog';
import { quoted } from '../../policy/parse/quoted';
import { type AccountView } from './account-view';
import { allowsEverything } from './documents';
import { type Rule, type Violation } from './rule';

/** Presets with which somebody can do everything, or give it to themselves. */
const ADMINISTRATOR = ['AdministratorAccess', 'QCloudResourceFullAccess', 'QcloudCamFullAccess'];

export const administratorPreset: Rule = {
  id: 'administrator-preset',
  severity: 'error',
  title: 'An administrator’s preset is attached',
  why: 'Whoever holds it can do everything in the account, or give that to themselves: no other policy limits them.',
  remedy: 'Attach a preset of the product, or a policy with the actions that the work needs.',
  see: 'https://cloud.tencent.com/document/product/598/105584',
  *check(view) {
    for (const attachment of view.account.attachments) {
      const preset = administratorName(view.policy(attachment.policy));
      if (preset !== undefined) yield* holders(attachment, preset, view);
    }
  },
};

/** Who holds it: one violation for whom it is attached to, and one for each member of a group. */
function* holders({ kind, principal, origin }: Attachment, preset: string, view: AccountView): Iterable<Violation> {
  const holds = `holds ${quoted(preset)}; attach what the work needs`;
  const name = view.nameOf(principal);
  yield {
    origin,
    message: `${kind} ${quoted(name)} ${holds}`,
    about: [[kind, name, preset], boundaryOf(principal, view)],
  };
  if (kind !== 'group') return;
  for (const member of view.membersOf(principal)) {
    const user = view.nameOf(member.user);
    yield {
      origin: member.origin,
      message: `user ${quoted(user)}, through group ${quoted(name)}, ${holds}`,
      about: [['user', user, preset, name], boundaryOf(member.user, view)],
    };
  }
}

/** Without its boundary, a principal holds more than what somebody may have acknowledged. */
function boundaryOf(principal: string, view: AccountView): unknown {
  const boundaries = view.boundariesOf(principal);
  return ['within', ...boundaries.map(({ policy }) => view.nameOf(policy))];
}

function administratorName(policy: Policy | undefined): string | undefined {
  if (policy === undefined || policy.kind === 'custom') return undefined;
  const { name, id, document } = policy;
  const byId = isUnknown(id) ? undefined : presetPolicies.find(({ policyId }) => String(policyId) === id)?.name;
  const known = isUnknown(name) ? byId : name;
  if (known === undefined) return undefined;
  // A pinned document says so itself, whatever the preset is called.
  const isPinned = policy.kind === 'preset' && document.state === 'read';
  return ADMINISTRATOR.includes(known) || (isPinned && allowsEverything(document.document)) ? known : undefined;
}

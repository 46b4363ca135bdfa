import { printPolicyDocument } from '../../lib/policy';
import { Account } from '../../lib/emulator/account/account';
import { CamConsole } from '../../lib/emulator/cam-console';
import { Cloud } from '../../lib/emulator/cloud';
import { assumedPresets, presetPolicies } from '../../lib/emulator/presets';
import { EXISTING, type Organisation, PRESETS, type Presets } from './organisation';

/** The emulator's account after the organisation was set up in it, call by call. Nobody knows what is there without code. */
export function asAccount(organisation: Organisation, presets: Presets): Account {
  const pinned = assumedPresets
    .filter(({ name }) => name in presets)
    .map((preset) => ({ ...preset, document: presets[preset.name as keyof Presets] }));
  const account = Account.create(presetPolicies(pinned), '2026-01-01 00:00:00');
  const console = new CamConsole(new Cloud(account, () => undefined));
  const { users, groups, members, grants, boundaries } = organisation;
  for (const Name of users) console.call('AddUser', { Name, UseApi: 0 });
  const uin = (name: string): number => account.users.get(name).uin;
  const groupIds = new Map(groups.map((GroupName) => [GroupName, console.call('CreateGroup', { GroupName }).GroupId]));
  const policyIds = new Map<string, unknown>(
    account.policies
      .all()
      .flatMap(({ name, policyId }) => (PRESETS.some((one) => one === name) ? [[name, policyId]] : [])),
  );
  for (const [PolicyName, document] of organisation.policies) {
    const made = console.call('CreatePolicy', { PolicyName, PolicyDocument: printPolicyDocument(document) });
    policyIds.set(PolicyName, made.PolicyId);
  }
  const isMade = ({ group, user }: (typeof members)[number]): boolean =>
    group !== EXISTING.group && user !== EXISTING.user;
  for (const { group, user } of members.filter(isMade)) {
    console.call('AddUserToGroup', { Info: [{ GroupId: groupIds.get(group), Uin: uin(user) }] });
  }
  for (const { kind, holder, policy } of grants) {
    const PolicyId = policyIds.get(policy);
    if (PolicyId === undefined || holder === EXISTING[kind]) continue;
    if (kind === 'user') console.call('AttachUserPolicy', { AttachUin: uin(holder), PolicyId });
    else console.call('AttachGroupPolicy', { AttachGroupId: groupIds.get(holder), PolicyId });
  }
  for (const { user, policy } of boundaries) {
    console.call('PutUserPermissionsBoundary', { TargetUin: uin(user), PolicyId: policyIds.get(policy) });
  }
  return account;
}

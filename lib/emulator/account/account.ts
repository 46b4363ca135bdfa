import { ApiError } from '../api-error';
import { newAccessKey } from './access-key';
import { AccessKeys } from './access-keys';
import { type AccountChange, type AccountState } from './account-state';
import { holdsAny, withoutPolicies } from './attachment';
import { AttachmentCounts } from './attachment-counts';
import { firstIds, newOwner } from './first-ids';
import { Groups } from './groups';
import { leave } from './memberships';
import { type Policy } from './policy';
import { Policies } from './policies';
import { type User } from './user';
import { Users } from './users';

/**
 * One root account and everything in it, without any I/O.
 *
 * Every operation of it and of its parts happens whole, or throws an `ApiError` and changes nothing.
 */
export class Account {
  /**
   * An account that has presets, one key of its owner that nobody saw before, and nothing else.
   *
   * @param place how many accounts the emulator has already
   */
  public static create(presets: readonly Policy[], time: string, place = 0): Account {
    const owner = newOwner(place);
    return new Account({
      ...owner,
      everCreated: { users: 0, groups: 0, policies: 0 },
      users: [],
      groups: [],
      policies: [...presets],
      accessKeys: [newAccessKey(owner.ownerUin, '', time)],
    });
  }

  public readonly ownerUin: number;
  public readonly appId: number;
  public readonly users: Users;
  public readonly groups: Groups;
  public readonly policies: Policies;
  public readonly accessKeys: AccessKeys;
  /** How many users and groups hold each policy. */
  public readonly attachmentCounts = new AttachmentCounts();

  public constructor(state: AccountState) {
    this.ownerUin = state.ownerUin;
    this.appId = state.appId;
    const first = firstIds(state.ownerUin);
    this.users = new Users(state.users, state.everCreated.users, first, this.attachmentCounts);
    this.groups = new Groups(state.groups, state.everCreated.groups, first.groupId, this.attachmentCounts);
    this.policies = new Policies(state.policies, state.everCreated.policies, first.policyId);
    this.accessKeys = new AccessKeys(state.accessKeys);
  }

  public state(): AccountState {
    return {
      ownerUin: this.ownerUin,
      appId: this.appId,
      everCreated: this.everCreated,
      users: this.users.all(),
      groups: this.groups.all(),
      policies: this.policies.all(),
      accessKeys: this.accessKeys.all(),
    };
  }

  /** What changed since this was last asked, for whoever keeps the account. */
  public takeChange(): AccountChange {
    const users = this.users.rows.takeChanges();
    const groups = this.groups.rows.takeChanges();
    const policies = this.policies.rows.takeChanges();
    const accessKeys = this.accessKeys.rows.takeChanges();
    return {
      ownerUin: this.ownerUin,
      everCreated: this.everCreated,
      put: { users: users.put, groups: groups.put, policies: policies.put, accessKeys: accessKeys.put },
      removed: {
        users: users.removed,
        groups: groups.removed,
        policies: policies.removed,
        accessKeys: accessKeys.removed,
      },
    };
  }

  /** Does again what `takeChange` told. */
  public replay({ everCreated, put, removed }: AccountChange): void {
    this.users.replay({ put: put.users, removed: removed.users }, everCreated.users);
    this.groups.replay({ put: put.groups, removed: removed.groups }, everCreated.groups);
    this.policies.replay({ put: put.policies, removed: removed.policies }, everCreated.policies);
    this.accessKeys.rows.replay({ put: put.accessKeys, removed: removed.accessKeys });
  }

  /** Removes a user from its groups and from the account, with its attachments and its keys. */
  public removeUser(user: User): void {
    leave(
      this.groups,
      this.groups.ofUser(user.uin).map((group) => ({ group, user })),
    );
    for (const key of this.accessKeys.of(user.uin)) this.accessKeys.remove(key);
    this.users.remove(user);
  }

  /** Removes custom policies, also from whoever holds them. */
  public removePolicies(policies: readonly Policy[]): void {
    this.checkNoBoundary(policies);
    this.policies.removeCustom(policies);
    this.detachEverywhere(policies);
  }

  /** Does what only Tencent can do: takes a preset away from the account and from whoever holds it. */
  public withdrawPreset(preset: Policy): void {
    this.checkNoBoundary([preset]);
    this.policies.withdraw(preset);
    this.detachEverywhere([preset]);
  }

  private get everCreated(): AccountState['everCreated'] {
    return {
      users: this.users.everCreated,
      groups: this.groups.everCreated,
      policies: this.policies.everCreated,
    };
  }

  /** Whoever lost a boundary would hold more than before; nobody documents that, so it does not happen here. */
  private checkNoBoundary(policies: readonly Policy[]): void {
    const ids = policies.map(({ policyId }) => policyId);
    const bounded = this.users.all().find(({ boundary }) => ids.includes(boundary));
    if (bounded === undefined) return;
    throw new ApiError('InvalidParameter.ParamError', `The policy is the permissions boundary of ${bounded.name}.`);
  }

  private detachEverywhere(policies: readonly Policy[]): void {
    const gone = new Set(policies.map(({ policyId }) => policyId));
    for (const user of this.users.all()) {
      if (holdsAny(user, gone)) this.users.setAttachments(user, withoutPolicies(user, gone));
    }
    for (const group of this.groups.all()) {
      if (holdsAny(group, gone)) this.groups.setAttachments(group, withoutPolicies(group, gone));
    }
  }
}

import { ApiError } from '../api-error';
import { EmulatorError } from '../emulator-error';
import { checkPolicyDescription, checkPolicyName, CUSTOM, PRESET, type Policy } from './policy';
import { normalizePolicyText } from './policy-text';
import { firstVersion, withDefault, withoutVersions, withVersion } from './policy-version';
import { quotas } from './quotas';
import { Table, type TableChanges } from './table';
import { type Tag } from './tag';

/** The policies that an account sees: Tencent's presets and its own. */
export class Policies {
  public readonly rows: Table<Policy, number>;

  public constructor(
    policies: readonly Policy[],
    /** How many custom ones there ever were: an id is never given twice. */
    private created: number,
    private readonly firstId: number,
  ) {
    this.rows = new Table(({ policyId }) => policyId, policies);
  }

  public get everCreated(): number {
    return this.created;
  }

  public all(): Policy[] {
    return this.rows.all();
  }

  public add(name: string, document: string, description: string, tags: readonly Tag[], time: string): Policy {
    checkPolicyName(name);
    checkPolicyDescription(description);
    const normalized = normalizePolicyText(document);
    if (this.tryFindCustom(name) !== undefined) {
      throw new ApiError('FailedOperation.PolicyNameInUse', 'The policy name is in use.');
    }
    if (this.all().filter(({ type }) => type === CUSTOM).length >= quotas.customPolicies) {
      throw new ApiError('FailedOperation.PolicyFull', 'The number of custom policies has reached the limit.');
    }
    // Where Tencent counts, presets and custom policies share their numbers: a pinned preset may have the next one.
    while (this.tryFind(this.firstId + this.created) !== undefined) this.created += 1;
    const policy: Policy = {
      ...{ policyId: this.firstId + this.created, name, description, type: CUSTOM, serviceType: '' },
      ...{ addTime: time, updateTime: time, document: normalized, alias: '', tags: [...tags] },
      ...firstVersion(time),
    };
    this.created += 1;
    return this.rows.put(policy);
  }

  public change(policy: Policy, changes: { document?: string; description?: string }, updateTime: string): void {
    checkCustom(policy);
    if (changes.description !== undefined) checkPolicyDescription(changes.description);
    this.rows.put({
      ...policy,
      description: changes.description ?? policy.description,
      document: changes.document === undefined ? policy.document : normalizePolicyText(changes.document),
      updateTime,
    });
  }

  /** @returns the number of the new version */
  public addVersion(policy: Policy, document: string, inForce: boolean, time: string): number {
    const added = withVersion(policy, normalizePolicyText(document), time);
    this.rows.put(inForce ? withDefault(added, added.everVersions, time) : added);
    return added.everVersions;
  }

  public setDefaultVersion(policy: Policy, versionId: number, time: string): void {
    checkCustom(policy);
    this.rows.put(withDefault(policy, versionId, time));
  }

  public removeVersions(policy: Policy, versionIds: readonly number[]): void {
    checkCustom(policy);
    this.rows.put(withoutVersions(policy, versionIds));
  }

  /** Notes the account's own name for a preset. */
  public setAlias(policy: Policy, alias: string): void {
    this.rows.put({ ...policy, alias });
  }

  public setTags(policy: Policy, tags: readonly Tag[]): void {
    this.rows.put({ ...policy, tags });
  }

  public removeCustom(policies: readonly Policy[]): void {
    policies.forEach(checkCustom);
    for (const { policyId } of policies) this.rows.remove(policyId);
  }

  /** Tencent takes a preset out of its list. */
  public withdraw(preset: Policy): void {
    this.rows.remove(preset.policyId);
  }

  /** Tencent adds a statement to a preset that allows an action on everything. */
  public widenPreset(preset: Policy, action: string, updateTime: string): void {
    const before = JSON.parse(preset.document) as { statement: object | object[] };
    const added = { effect: 'allow', action: [action], resource: ['*'] };
    const document = JSON.stringify({ ...before, statement: [...[before.statement].flat(), added] });
    this.rows.put({ ...preset, document, updateTime });
  }

  /**
   * Takes over what these presets allow: those that the account has keep their id and their note, others are added.
   *
   * @throws EmulatorError when another policy has the id of one that is added
   */
  public pin(presets: readonly Policy[]): void {
    for (const preset of presets) {
      const known = this.all().find(({ type, name }) => type === PRESET && name === preset.name);
      if (known?.document === preset.document) continue;
      const owner = known ?? this.tryFind(preset.policyId);
      if (owner !== known) {
        const { name, policyId } = preset;
        throw new EmulatorError(
          `preset \`${name}\`: policy \`${owner?.name}\` of the state file has the id \`${policyId}\``,
        );
      }
      const { document, description, updateTime } = preset;
      this.rows.put(known === undefined ? preset : { ...known, document, description, updateTime });
    }
  }

  /** Does again what was done before. */
  public replay(changes: TableChanges<Policy, number>, created: number): void {
    this.rows.replay(changes);
    this.created = created;
  }

  public get(policyId: number): Policy {
    const policy = this.tryFind(policyId);
    if (policy === undefined) {
      throw new ApiError('ResourceNotFound.PolicyIdNotFound', 'The policy specified by PolicyId does not exist.');
    }
    return policy;
  }

  public tryFind(policyId: number): Policy | undefined {
    return this.rows.tryGet(policyId);
  }

  public tryFindCustom(name: string): Policy | undefined {
    return this.all().find((policy) => policy.type === CUSTOM && policy.name === name);
  }
}

function checkCustom({ type }: Policy): void {
  if (type === CUSTOM) return;
  throw new ApiError('InvalidParameter.PolicyIdError', 'The policy is a preset; only custom policies can be changed.');
}

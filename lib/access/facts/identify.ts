import { literalOf } from '../expression/literal';
import { type Block, Reference, textOf, type Value } from '../expression/value';
import { isUnknown, type OrUnknown, type Unknown, unknownValue } from '../model/unknown';
import { type AccountFacts } from './account-facts';
import { type Directory } from './directory';

/**
 * What the values of attributes stand for, as keys of users, groups, roles and policies.
 *
 * Mostly one key. Two when the source shows what an expression refers to but not the expression: the thing referred to,
 * and an unknown one.
 */
export class Identify {
  private readonly userByName: Meaning;
  private readonly userByUin: Meaning;
  private readonly group: Meaning;
  private readonly roleById: Meaning;
  private readonly roleByName: Meaning;
  private readonly policyById: Meaning;
  private readonly policyByName: Meaning;

  public constructor(
    private readonly facts: AccountFacts,
    private readonly directory: Directory,
  ) {
    const user = (name: OrUnknown<string>) => facts.user(name);
    const role = (name: OrUnknown<string>) => facts.role(name);
    const policy = (name: Unknown) => facts.policy(name, name);
    const either = unknownValue('not-static', 'preset or custom');
    const nothing = () => undefined;
    const userOf = (block: Block, path: string) => this.userOf(block, path);
    this.userByName = { text: user, unknown: user, block: userOf };
    this.userByUin = { text: (uin) => this.userOfUin(uin), unknown: user, block: userOf };
    this.group = {
      text: (id) => this.groupOfId(id),
      unknown: (name) => facts.group(name),
      block: (block, path) => this.groupOf(block, path),
    };
    this.roleByName = { text: role, unknown: role, block: nothing };
    this.roleById = {
      text: (id) => this.roleOfId(id),
      unknown: role,
      block: (block, path) => this.roleOf(block, path),
    };
    this.policyById = {
      text: (id) => this.policyOfId(id),
      unknown: policy,
      block: (block, path) => this.policyOf(block, path),
    };
    this.policyByName = { text: (name) => facts.policy(either, name), unknown: policy, block: nothing };
  }

  public usersNamed(value: Value): string[] {
    return keys(value, this.userByName);
  }

  public usersOfUin(value: Value): string[] {
    return keys(value, this.userByUin);
  }

  public groups(value: Value): string[] {
    return keys(value, this.group);
  }

  public rolesOfId(value: Value): string[] {
    return keys(value, this.roleById);
  }

  public rolesNamed(value: Value): string[] {
    return keys(value, this.roleByName);
  }

  public policies(value: Value): string[] {
    return keys(value, this.policyById);
  }

  /** Where only a name is given, it may be a preset's or a custom policy's. */
  public policiesNamed(value: Value): string[] {
    return keys(value, this.policyByName);
  }

  private userOf(block: Block, path: string): string | undefined {
    if (block.type === 'tencentcloud_cam_user' && ['name', 'id', 'uin'].includes(path)) {
      return this.facts.user(nameOf(block));
    }
    if (block.type !== 'tencentcloud_cam_users' || !/^user_list\.0\.(?:name|user_id|uin)$/.test(path)) return undefined;
    return lookup(block, 'name', (name) => this.facts.user(name)) ?? lookup(block, 'uin', (uin) => this.userOfUin(uin));
  }

  private userOfUin(uin: string): string {
    const name = this.directory.users.find(uin);
    return name === undefined ? this.facts.userOfUin(uin) : this.facts.user(name, uin);
  }

  private groupOf(block: Block, path: string): string | undefined {
    if (block.type === 'tencentcloud_cam_group' && path === 'id') return this.facts.group(nameOf(block));
    if (block.type !== 'tencentcloud_cam_groups' || path !== 'group_list.0.group_id') return undefined;
    return (
      lookup(block, 'name', (name) => this.facts.group(name)) ?? lookup(block, 'group_id', (id) => this.groupOfId(id))
    );
  }

  private groupOfId(id: string): string {
    const name = this.directory.groups.find(id);
    return name === undefined ? this.facts.groupOfId(id) : this.facts.group(name, id);
  }

  private roleOf(block: Block, path: string): string | undefined {
    return block.type === 'tencentcloud_cam_role' && path === 'id' ? this.facts.role(nameOf(block)) : undefined;
  }

  private roleOfId(id: string): string {
    const name = this.directory.roles.find(id);
    return name === undefined ? this.facts.roleOfId(id) : this.facts.role(name);
  }

  private policyOf(block: Block, path: string): string | undefined {
    if (block.type === 'tencentcloud_cam_policy' && path === 'id') return this.facts.policy('custom', nameOf(block));
    if (block.type !== 'tencentcloud_cam_policies' || path !== 'policy_list.0.policy_id') return undefined;
    return (
      lookup(block, 'name', (name) => this.facts.policy(kindOf(block), name)) ??
      lookup(block, 'policy_id', (id) => this.policyOfId(id))
    );
  }

  private policyOfId(id: string): string {
    const known = this.directory.policies.find(id);
    return known === undefined ? this.facts.policyOfId(id) : this.facts.policy(known.kind, known.name, id);
  }
}

/** What the kinds of values stand for at one place. */
interface Meaning {
  readonly text: (text: string) => string;
  readonly unknown: (unknown: Unknown) => string;
  readonly block: (block: Block, path: string) => string | undefined;
}

function keys(value: Value, meaning: Meaning): string[] {
  const known = literalOf(value);
  if (isUnknown(known)) return [meaning.unknown(known)];
  if (known instanceof Reference) {
    const key = meaning.block(known.block, known.path.join('.'));
    if (key !== undefined && !known.assumed) return [key];
    const unclear = meaning.unknown(unknownValue('not-static', known.expression, known.block.digest()));
    return key === undefined ? [unclear] : [key, unclear];
  }
  const text = textOf(known);
  return text === undefined || text === '' ? [] : [meaning.text(text)];
}

/** The name that a resource gives to what it makes. */
export function nameOf(block: Block): OrUnknown<string> {
  const name = literalOf(block.read('name'));
  if (isUnknown(name)) return name;
  return textOf(name) ?? unknownValue('missing', `${block.origin.address}.name`, block.digest());
}

/** A lookup's exact filter. One that is not set, or that can't be settled, identifies nothing. */
function lookup(block: Block, filter: string, key: (text: string) => string): string | undefined {
  const text = textOf(literalOf(block.read(filter)));
  return text === undefined || text === '' ? undefined : key(text);
}

function kindOf(block: Block): OrUnknown<'preset' | 'custom'> {
  const scope = literalOf(block.read('scope'));
  const type = textOf(literalOf(block.read('type')));
  if (scope === 'QCS' || type === '2') return 'preset';
  if (scope === 'Local' || type === '1') return 'custom';
  return unknownValue('not-static', 'preset or custom');
}

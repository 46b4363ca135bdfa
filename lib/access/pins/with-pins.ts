import { type AccessModel, type Account, type Policy } from '../model/access-model';
import { digestOf } from '../model/digest';
import { policyKey } from '../model/keys';
import { isUnknown, unknownValue } from '../model/unknown';
import { type PresetPin } from './preset-pin';
import { type PresetPins } from './preset-pins';

/**
 * The model with the documents of its presets, as far as they are pinned.
 *
 * A preset is found by its name; one of which a source tells the id alone, by that. Where a source shows another id than
 * the pin, the pin is of something else and is not used.
 */
export function withPins(model: AccessModel, pins: PresetPins): AccessModel {
  if (pins.all.length === 0) return model;
  return Object.freeze({
    ...model,
    accounts: Object.freeze(model.accounts.map((account) => new Pinning(account, pins).account())),
  });
}

class Pinning {
  private readonly policies = new Map<string, Policy>();
  /** What was known by its id alone, and the key of the preset that it is. */
  private readonly renamed = new Map<string, string>();

  public constructor(
    private readonly before: Account,
    private readonly pins: PresetPins,
  ) {
    for (const policy of before.policies) {
      if (!isUnknown(policy.name)) this.policies.set(policy.key, this.pinned(policy));
    }
    for (const policy of before.policies) if (isUnknown(policy.name)) this.identify(policy);
  }

  public account(): Account {
    const { before } = this;
    return Object.freeze({
      ...before,
      policies: inOrder([...this.policies.values()], ({ key }) => key),
      attachments: this.moved(before.attachments),
      boundaries: this.moved(before.boundaries),
    });
  }

  private pinned(policy: Policy): Policy {
    const { kind, name, id } = policy;
    const pin = kind === 'preset' && !isUnknown(name) ? this.pins.named(name) : undefined;
    if (pin === undefined) return policy;
    if (isUnknown(id) || id === pin.id) return withDocument(policy, pin);
    const why = `its pin is for the id \`${pin.id}\`, and here its id is \`${id}\``;
    const unknown = unknownValue('not-declared', why);
    return Object.freeze({ ...policy, document: { state: 'unknown' as const, unknown, digest: unknown.digest } });
  }

  private identify(policy: Policy): void {
    const pin = isUnknown(policy.id) ? undefined : this.pins.withId(policy.id);
    const key = pin && policyKey('preset', pin.name);
    const known = key === undefined ? undefined : this.policies.get(key);
    const isOther = known !== undefined && !isUnknown(known.id) && known.id !== pin?.id;
    if (pin === undefined || key === undefined || isOther) {
      this.policies.set(policy.key, policy);
      return;
    }
    this.renamed.set(policy.key, key);
    this.policies.set(key, withDocument({ ...policy, key, kind: 'preset', name: pin.name }, pin));
  }

  private moved<
    T extends { readonly principal: string; readonly policy: string; readonly origin: { address: string } },
  >(facts: readonly T[]): readonly T[] {
    if (this.renamed.size === 0) return facts;
    const moved = facts.map((fact) => {
      const policy = this.renamed.get(fact.policy);
      return policy === undefined ? fact : Object.freeze({ ...fact, policy });
    });
    return inOrder(moved, ({ principal, policy, origin }) => [principal, policy, origin.address].join('\0'));
  }
}

function withDocument(policy: Policy, pin: PresetPin): Policy {
  const { document, id, sha256 } = pin;
  return Object.freeze({
    ...policy,
    id,
    document: Object.freeze({ state: 'read', document, digest: digestOf(['pin', sha256]) }),
    pin,
  });
}

function inOrder<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return Object.freeze([...items].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
}

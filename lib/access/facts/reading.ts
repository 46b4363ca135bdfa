import { literalOf } from '../expression/literal';
import { type Block, Reference, textOf, type Value } from '../expression/value';
import { type Fact } from '../model/access-model';
import { isUnknown, type OrUnknown, unknownValue } from '../model/unknown';

/** What counts only when the resource is made: a later change is nothing that could be ignored. */
const ONLY_WHEN_MADE = ['pgp_key', 'use_api'];

/** Reads one block, and remembers what was not as it should be. */
export class Reading {
  /** What the block lacks or says in a way that makes no sense. */
  public readonly problems: string[] = [];

  /** What it says and Terraform leaves as it is in the cloud. */
  public readonly leftAlone = new Set<string>();

  /** What each fact of the block ends with: V8 adds slowly to a copy of an object. */
  public readonly fact: Fact;

  public constructor(private readonly block: Block) {
    const { origin, when } = block;
    this.fact = Object.freeze(when === undefined ? { origin } : { origin, when });
  }

  public get address(): string {
    return this.block.origin.address;
  }

  /** The value as it is; what a source should say and does not becomes a problem. */
  public value(attribute: string): Value {
    const value = this.block.read(attribute);
    if (isUnknown(value) && value.unknown === 'missing') this.problems.push(`\`${attribute}\` is missing`);
    if (this.block.leavesAlone?.(attribute) === true && !ONLY_WHEN_MADE.includes(attribute))
      this.leftAlone.add(attribute);
    return value;
  }

  /** `null` when it is not set. */
  public text(attribute: string): OrUnknown<string | null> {
    const value = literalOf(this.value(attribute));
    if (value === null || value === undefined || isUnknown(value)) return value ?? null;
    if (value instanceof Reference) return this.afterApply(value);
    return textOf(value) ?? this.senseless(attribute);
  }

  public requiredText(attribute: string): OrUnknown<string> {
    const text = this.text(attribute);
    return text === null || text === '' ? this.senseless(attribute) : text;
  }

  public flag(attribute: string, otherwise: boolean): OrUnknown<boolean> {
    const value = this.value(attribute);
    if (value === null) return otherwise;
    if (typeof value === 'boolean' || isUnknown(value)) return value;
    if (value === 'true' || value === 'false') return value === 'true';
    return value instanceof Reference ? this.afterApply(value) : this.senseless(attribute);
  }

  /** The members of a list; one unknown member when it is not known as a whole. */
  public list(attribute: string): readonly Value[] {
    const value = this.value(attribute);
    if (value === null) return [];
    if (Array.isArray(value)) return value as readonly Value[];
    return [isUnknown(value) || value instanceof Reference ? value : this.senseless(attribute)];
  }

  /** Keys of what an attribute identifies; naming nothing is a problem, for a fact would go missing. */
  public required(attribute: string, identify: (value: Value) => string[]): string[] {
    const keys = identify(this.value(attribute));
    if (keys.length === 0) this.senseless(attribute);
    return keys.length === 0 ? identify(unknownValue('missing', `${this.address}.${attribute}`)) : keys;
  }

  public isSet(attribute: string): OrUnknown<boolean> {
    const set = this.block.isSet(attribute);
    if (isUnknown(set) && set.unknown === 'missing') this.problems.push(`\`${attribute}\` is missing`);
    return set;
  }

  private senseless(attribute: string): OrUnknown<never> {
    this.problems.push(`\`${attribute}\` does not hold what it should`);
    return unknownValue('missing', `${this.address}.${attribute}`, this.block.digest());
  }

  private afterApply(reference: Reference): OrUnknown<never> {
    return unknownValue('after-apply', reference.expression, reference.block.digest());
  }
}

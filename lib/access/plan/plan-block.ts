import { isSecretName, withoutSecrets } from '../expression/secret-attributes';
import { type Block, type Value } from '../expression/value';
import { own } from '../json';
import { digestOf } from '../model/digest';
import { type Origin } from '../model/origin';
import { type OrUnknown, type Unknown, unknownValue } from '../model/unknown';
import { type SideObject } from './side-objects';

/** What the configuration says of an attribute of an object, as far as it goes. */
export type Configured = (object: SideObject, attribute: string) => Value;

/** One object of a plan, before or after. */
export class PlanBlock implements Block {
  public readonly mode: 'managed' | 'data';
  public readonly type: string;

  public constructor(
    private readonly object: SideObject,
    public readonly origin: Origin,
    public readonly account: string,
    private readonly configured: Configured,
  ) {
    this.mode = object.of.mode === 'data' ? 'data' : 'managed';
    this.type = object.of.type;
  }

  public read(attribute: string): Value {
    if (isSecretName(attribute)) return this.unknown('missing', attribute);
    if (own(this.object.unknown, attribute) === true) return this.configured(this.object, attribute);
    const value = own(this.object.values, attribute);
    // An attribute that is not set is there and null; one that is not there at all was lost.
    return value === undefined ? this.unknown('missing', attribute) : this.known(value, attribute, 0);
  }

  public isSet(attribute: string): OrUnknown<boolean> {
    if (own(this.object.unknown, attribute) === true) return this.unknown('after-apply', attribute);
    const value = own(this.object.values, attribute);
    return value === undefined ? this.unknown('missing', attribute) : value !== null && value !== '';
  }

  public digest(): string {
    return digestOf([withoutSecrets(this.object.values), withoutSecrets(this.object.unknown)]);
  }

  /** A value as it stands. In lists, what is not known yet is null. */
  private known(value: unknown, attribute: string, depth: number): Value {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (value === null || value === undefined) return depth === 0 ? null : this.unknown('after-apply', attribute);
    if (depth > 20) return this.unknown('missing', attribute);
    if (Array.isArray(value)) return value.map((item) => this.known(item, attribute, depth + 1));
    return new Map(Object.entries(value).map(([key, item]) => [key, this.known(item, attribute, depth + 1)]));
  }

  private unknown(why: 'after-apply' | 'missing', attribute: string): Unknown {
    return unknownValue(why, `${this.origin.address}.${attribute}`);
  }
}

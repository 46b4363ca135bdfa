import { accountKeyOf } from '../account-key';
import { type Scope } from '../expression/scope';
import { type Value } from '../expression/value';
import { isObject, type JsonObject, objectIn, own, textIn } from '../json';
import { configured } from './configured';

const PROVIDER = 'tencentcloud';

/** Which accounts a plan's resources are in. */
export class PlanAccounts {
  private readonly keys = new Map<string, string>();
  private readonly providers: JsonObject;
  private unconfigured: string | undefined;

  /** @param place stands for what the environment says: `stack:prod`, or `default` where the stack is not known */
  public constructor(
    configuration: JsonObject,
    private readonly scope: Scope,
    private readonly place: string,
  ) {
    this.providers = objectIn(configuration, 'provider_config');
  }

  /** @param resource as configured; `undefined` for what is no longer in the configuration */
  public of(resource: JsonObject | undefined): string {
    const provider = textIn(resource, 'provider_config_key');
    if (provider !== undefined) return this.behind(provider);
    return (this.unconfigured ??= this.ofUnconfigured());
  }

  private ofUnconfigured(): string {
    // A plan does not say in which account that was which is no longer configured, unless there is just one.
    const [only, ...others] = new Set(this.names().map((name) => this.behind(name)));
    return others.length > 0 ? `${this.place} provider=(unknown)` : (only ?? this.behind(PROVIDER));
  }

  private names(): readonly string[] {
    return Object.keys(this.providers).filter((key) => {
      const name = textIn(own(this.providers, key), 'full_name') ?? key;
      return name === PROVIDER || name.endsWith(`/${PROVIDER}`);
    });
  }

  private behind(provider: string): string {
    let key = this.keys.get(provider);
    if (key === undefined) {
      const expressions = objectIn(own(this.providers, provider), 'expressions');
      key = accountKeyOf((attribute) => this.setting(own(expressions, attribute)), this.place).key;
      this.keys.set(provider, key);
    }
    return key;
  }

  /** An attribute's expression, or the expressions in a nested block. */
  private setting(written: unknown): Value {
    if (written === undefined) return null;
    if (Array.isArray(written)) return written.map((block) => this.setting(block));
    if (!isObject(written)) return null;
    if (own(written, 'constant_value') !== undefined || own(written, 'references') !== undefined) {
      return configured(written, this.scope);
    }
    return new Map(Object.entries(written).map(([name, expression]) => [name, this.setting(expression)]));
  }
}

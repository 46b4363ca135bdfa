import { accountKeyOf, type AccountKey } from '../account-key';
import { evaluate } from '../expression/evaluate';
import { type Value } from '../expression/value';
import { type JsonObject, textIn } from '../json';
import { once } from '../once';
import { type Accounts } from './accounts';
import { type Configuration, type Declaration } from './configuration';
import { Definitions } from '../expression/definitions';
import { instancesOf } from './instances';
import { type CountedBlocks, type OtherStacks, type StackNames } from './stack-names';
import { StackScope } from './stack-scope';

/** One stack of a synth, its expressions settled when they are asked for. */
export class Stack implements StackNames {
  public readonly definitions: Definitions;
  private readonly locals = new Map<string, Value | undefined>();
  private readonly outputs = new Map<string, Value | undefined>();
  private readonly counted = new Map<Declaration, CountedBlocks | undefined>();
  private readonly keys = new Map<string, string | undefined>();
  private readonly scope: StackScope;

  public constructor(
    public readonly configuration: Configuration,
    private readonly stacks: OtherStacks,
    private readonly accounts: Accounts,
  ) {
    this.definitions = new Definitions((root, steps) => configuration.definition(root, steps));
    this.scope = new StackScope(this);
  }

  public get name(): string {
    return this.configuration.name;
  }

  public local(name: string, depth: number): Value | undefined {
    const { locals } = this.configuration;
    return locals.has(name) ? once(this.locals, name, () => evaluate(locals.get(name), this.scope, depth)) : undefined;
  }

  public output(name: string, depth: number): Value | undefined {
    const { outputs } = this.configuration;
    return outputs.has(name)
      ? once(this.outputs, name, () => evaluate(outputs.get(name), this.scope, depth))
      : undefined;
  }

  public outputOfOther(lookup: string, name: string, depth: number): Value | undefined {
    const declaration = this.configuration.find('data', 'terraform_remote_state', lookup);
    return this.stacks.output(lookup, declaration?.body, name, depth);
  }

  public blocks(mode: 'managed' | 'data', type: string, name: string): CountedBlocks | undefined {
    const declaration = this.configuration.find(mode, type, name);
    return declaration && this.blocksOf(declaration);
  }

  public blocksOf(declaration: Declaration): CountedBlocks | undefined {
    return once(this.counted, declaration, () => instancesOf(declaration, this));
  }

  public adoptionOf(address: string): ReturnType<StackNames['adoptionOf']> {
    return this.configuration.adoptionOf(address);
  }

  public accountOf({ type, body }: Declaration): string {
    const name = textIn(body, 'provider') ?? type.slice(0, Math.max(0, type.indexOf('_')));
    // Until it is found out: a provider may be configured with what its own resources give.
    const unclear = `${this.place} provider=${name}`;
    return this.accounts.find(once(this.keys, name, () => this.accounts.register(this.accountBehind(name))) ?? unclear);
  }

  public link(account: string, other: string): void {
    this.accounts.link(account, other);
  }

  /** What stands for the environment that the stack is applied in. */
  private get place(): string {
    return this.name === '' ? 'default' : `stack:${this.name}`;
  }

  private accountBehind(name: string): AccountKey {
    const provider = this.configuration.providers.get(name);
    // An alias that nobody declares is an account that nobody knows.
    if (provider === undefined && name.includes('.')) return { key: `${this.place} provider=${name}`, certain: false };
    return accountKeyOf((attribute) => this.setting(provider ?? {}, attribute), this.place);
  }

  private setting(provider: JsonObject, attribute: string): Value {
    return Object.hasOwn(provider, attribute) ? evaluate(provider[attribute], this.scope) : null;
  }
}

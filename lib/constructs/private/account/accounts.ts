import { DefaultTokenResolver, StringConcat, TerraformProvider, TerraformStack, Tokenization } from 'cdktf';
import { type IConstruct } from 'constructs';

/** Where something of CAM lives: the place that declares it, and the provider block that this place uses. */
export interface Home {
  readonly construct: IConstruct;
  readonly provider?: TerraformProvider;
}

/** What a provider configuration points at. Two homes in one account have the same object. */
export interface Account {
  readonly id: number;
}

/** What chooses no account: the name of the block, and the region, which CAM does not have. */
const ELSEWHERE = new Set(['alias', 'region']);

interface Configuration {
  /** Equal for configurations that point at the same account. */
  readonly key: string;
  /** Whether `key` says it all: a variable of Terraform may have another value in every stack. */
  readonly known: boolean;
}

/**
 * Tells accounts apart, as far as that is known without Terraform.
 *
 * Equal provider configurations are one account, even in two stacks; `allowed_account_ids` with a single account names
 * it. A configuration with something that only Terraform knows is equal to itself within its stack only.
 */
export class Accounts {
  private readonly accounts = new Map<string, Account>();
  private readonly homes = new Map<Home, Account>();
  private readonly configurations = new Map<TerraformProvider, Configuration>();
  private readonly defaults = new Map<TerraformStack, TerraformProvider | undefined>();

  public of(home: Home): Account {
    let account = this.homes.get(home);
    if (account === undefined) {
      account = this.find(home);
      this.homes.set(home, account);
    }
    return account;
  }

  private find(home: Home): Account {
    const { key } = this.configuration(home);
    let account = this.accounts.get(key);
    if (account === undefined) {
      account = { id: this.accounts.size };
      this.accounts.set(key, account);
    }
    return account;
  }

  /** Whether two homes are certainly not in the same account. */
  public differ(one: Home, other: Home): boolean {
    const [a, b] = [this.configuration(one), this.configuration(other)];
    if (a.key === b.key) return false;
    return (a.known && b.known) || TerraformStack.of(one.construct) === TerraformStack.of(other.construct);
  }

  private configuration(home: Home): Configuration {
    const provider = home.provider ?? this.defaultProvider(TerraformStack.of(home.construct));
    if (provider === undefined) return configurationOf({}, '');
    let configuration = this.configurations.get(provider);
    if (configuration === undefined) {
      configuration = configurationOf(attributesOf(provider), TerraformStack.of(provider).node.path);
      this.configurations.set(provider, configuration);
    }
    return configuration;
  }

  private defaultProvider(stack: TerraformStack): TerraformProvider | undefined {
    if (!this.defaults.has(stack)) {
      this.defaults.set(
        stack,
        stack.node
          .findAll()
          .find(
            (node): node is TerraformProvider =>
              TerraformProvider.isTerraformProvider(node) &&
              node.terraformResourceType === 'tencentcloud' &&
              node.alias === undefined &&
              TerraformStack.of(node) === stack,
          ),
      );
    }
    return this.defaults.get(stack);
  }
}

function configurationOf(attributes: Record<string, unknown>, stack: string): Configuration {
  const allowed = attributes['allowed_account_ids'];
  if (Array.isArray(allowed) && allowed.length === 1 && isKnown(String(allowed[0]))) {
    return { key: `uin/${String(allowed[0])}`, known: true };
  }
  const chosen = Object.entries(attributes).filter(([name]) => !ELSEWHERE.has(name));
  const key = JSON.stringify(chosen.sort(([a], [b]) => (a < b ? -1 : 1)));
  return isKnown(key) ? { key, known: true } : { key: `${stack} ${key}`, known: false };
}

function attributesOf(provider: TerraformProvider): Record<string, unknown> {
  const { provider: blocks } = provider.toTerraform() as { provider: Record<string, [Record<string, unknown>]> };
  const [attributes] = blocks[provider.terraformResourceType]!;
  return Tokenization.resolve(attributes, {
    scope: provider,
    resolver: new DefaultTokenResolver(new StringConcat()),
  }) as Record<string, unknown>;
}

function isKnown(text: string): boolean {
  return !text.includes('${');
}

import { Definitions } from '../expression/definitions';
import { withoutSecrets } from '../expression/secret-attributes';
import { type Block, type Value } from '../expression/value';
import { isObject, type JsonObject, own } from '../json';
import { type Origin } from '../model/origin';
import { unknownValue } from '../model/unknown';
import { configured } from './configured';
import { PlanAccounts } from './plan-accounts';
import { type Configured, PlanBlock } from './plan-block';
import { within } from './object-address';
import { type PlanConfiguration } from './plan-configuration';
import { type PlanNames, PlanScope } from './plan-scope';
import { type SideObject } from './side-objects';
import { OWNER_LOOKUP } from './state-values';

/** What a plan's reader knows beside the plan. */
export interface PlanSurroundings {
  /**
   * Name of the stack: what tells accounts apart where the provider's configuration does not.
   *
   * @default - accounts that only the environment tells apart are one, called `default`
   */
  readonly stack?: string;
  /**
   * Where resources come from, by address; see `originsInSynth`.
   *
   * @default - a plan alone knows addresses only
   */
  readonly origins?: ReadonlyMap<string, Origin>;
}

/** The objects of one side of a plan as blocks. References lead to blocks of the same side. */
export class PlanSide implements PlanNames {
  public readonly definitions: Definitions;
  public readonly settled = new Map<string, Value | undefined>();
  private byAddress: Map<string, Block | Map<string | number, Block>> | undefined;
  private readonly accounts: PlanAccounts;
  private readonly configured: Configured = (object, attribute) => this.configuredValue(object, attribute);

  public constructor(
    public readonly configuration: PlanConfiguration,
    private readonly surroundings: PlanSurroundings,
    private readonly objects: readonly SideObject[],
  ) {
    const { root } = configuration;
    this.definitions = new Definitions((kind, steps) => {
      if (kind === 'module') return withoutSecrets(root.module.call(steps[0] ?? ''));
      const address = kind === 'data' ? `data.${steps.join('.')}` : `${kind}.${steps[0] ?? ''}`;
      return withoutSecrets(root.module.resources.get(address));
    });
    const place = surroundings.stack === undefined ? 'default' : `stack:${surroundings.stack}`;
    this.accounts = new PlanAccounts(configuration.configuration, new PlanScope(this, root), place);
  }

  /** Blocks are made as they are asked for: one at a time costs little where there are thousands. */
  public *managed(): Iterable<Block> {
    for (const object of this.objects) if (object.of.mode !== 'data') yield this.block(object);
  }

  /** Lookups that say whose an account is. */
  public *owners(): Iterable<Block> {
    for (const object of this.objects) {
      if (object.of.mode === 'data' && object.of.type === OWNER_LOOKUP) yield this.block(object);
    }
  }

  public blocks(address: string): Block | ReadonlyMap<string | number, Block> | undefined {
    // Many plans refer to nothing that is not known.
    this.byAddress ??= this.index();
    return this.byAddress.get(address);
  }

  private index(): Map<string, Block | Map<string | number, Block>> {
    const byAddress = new Map<string, Block | Map<string | number, Block>>();
    for (const object of this.objects) {
      const { of } = object;
      // What has gone, or is about to, is not what a reference means.
      if (of.deposed !== '' || object.forgotten) continue;
      const block = this.block(object);
      const address = within(of.module, of.relative);
      const key = of.index;
      const known = byAddress.get(address);
      if (typeof key !== 'string' && typeof key !== 'number') byAddress.set(address, block);
      else if (known instanceof Map) known.set(key, block);
      else byAddress.set(address, new Map([[key, block]]));
    }
    return byAddress;
  }

  private block(object: SideObject): Block {
    const account = this.accounts.of(this.resource(object));
    return new PlanBlock(object, this.originOf(object), account, this.configured);
  }

  private resource({ of }: SideObject): JsonObject | undefined {
    return 'configured' in of ? of.configured : this.configuration.resource(of.module, of.relative);
  }

  private configuredValue(object: SideObject, attribute: string): Value {
    const { address, module, index: key } = object.of;
    const instance = this.configuration.at(module);
    const resource = this.resource(object);
    const expression = own(own(resource, 'expressions'), attribute);
    if (instance === undefined || !isObject(expression)) return unknownValue('after-apply', `${address}.${attribute}`);
    if (typeof key !== 'string' && typeof key !== 'number')
      return configured(expression, new PlanScope(this, instance));
    const owner = within(module, object.of.relative);
    const repeated = { key, owner, forEach: own(resource, 'for_each_expression') };
    return configured(expression, new PlanScope(this, instance, repeated));
  }

  private originOf({ of, forgotten }: SideObject): Origin {
    const { address } = of;
    const { origins } = this.surroundings;
    const known = origins?.get(address) ?? origins?.get(address.replace(/\[[^[]*\]$/, ''));
    const importing = 'importing' in of && of.importing;
    if (known === undefined && !forgotten && !importing) return Object.freeze({ address });
    return Object.freeze({ ...known, address, ...(forgotten && { forgotten }), ...(importing && { importing }) });
  }
}

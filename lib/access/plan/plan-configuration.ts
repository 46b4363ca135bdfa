import { parseExpression } from '../expression/expression-parser';
import { isObject, type JsonObject, listIn, objectIn, own, textIn } from '../json';
import { within } from './object-address';

/** One module of a plan's `configuration`. */
export class ConfiguredModule {
  /** By their addresses in the module, without a key: `tencentcloud_cam_user.alice`, `data.tencentcloud_cam_users.all`. */
  public readonly resources: ReadonlyMap<string, JsonObject>;

  public constructor(private readonly module: JsonObject) {
    const resources = listIn(module, 'resources').filter(isObject);
    this.resources = new Map(resources.map((resource) => [textIn(resource, 'address') ?? '', resource]));
  }

  public output(name: string): unknown {
    return own(own(objectIn(this.module, 'outputs'), name), 'expression');
  }

  public get calls(): readonly (readonly [string, JsonObject])[] {
    return Object.entries(objectIn(this.module, 'module_calls')).flatMap(([name, call]) =>
      isObject(call) ? [[name, call] as const] : [],
    );
  }

  public call(name: string): JsonObject | undefined {
    const call = own(objectIn(this.module, 'module_calls'), name);
    return isObject(call) ? call : undefined;
  }
}

/** A module as it is called from one place, once or once for each key. */
export interface ModuleInstance {
  readonly module: ConfiguredModule;
  /** Empty for the root. */
  readonly address: string;
  /** @default - it is the root */
  readonly caller?: { readonly instance: ModuleInstance; readonly call: JsonObject };
  /** @default - it is called once */
  readonly key?: string | number;
}

/** The modules of a plan, by the addresses of their instances. */
export class PlanConfiguration {
  public readonly root: ModuleInstance;
  private readonly instances = new Map<string, ModuleInstance | undefined>();
  private readonly modulesOfCalls = new Map<JsonObject, ConfiguredModule>();

  public constructor(public readonly configuration: JsonObject) {
    this.root = { module: new ConfiguredModule(objectIn(configuration, 'root_module')), address: '' };
    this.instances.set('', this.root);
  }

  /** `undefined` when the configuration calls no such module. */
  public at(address: string): ModuleInstance | undefined {
    if (address === '') return this.root;
    if (!this.instances.has(address)) this.instances.set(address, this.find(address));
    return this.instances.get(address);
  }

  /** What is configured at an address in a module, without a key. */
  public resource(module: string, relative: string): JsonObject | undefined {
    return this.at(module)?.module.resources.get(relative);
  }

  public child(parent: ModuleInstance, name: string, key?: string | number): ModuleInstance | undefined {
    const address = within(parent.address, `module.${name}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`);
    const known = this.instances.get(address);
    const call = parent.module.call(name);
    if (known !== undefined || call === undefined) return known;
    const caller = { instance: parent, call };
    const instance = { module: this.moduleOf(call), address, caller, ...(key !== undefined && { key }) };
    this.instances.set(address, instance);
    return instance;
  }

  /** Every module that is called, and whether something decides how often. */
  public modules(): readonly {
    readonly address: string;
    readonly module: ConfiguredModule;
    readonly repeated: boolean;
  }[] {
    const modules = [{ address: '', module: this.root.module, repeated: false }];
    // The list grows while it is walked.
    for (const { address, module, repeated } of modules) {
      for (const [name, call] of module.calls) {
        const called = { address: within(address, `module.${name}`), module: this.moduleOf(call) };
        modules.push({ ...called, repeated: repeated || isRepeated(call) });
      }
    }
    return modules;
  }

  /** All instances of a call share what it declares. */
  private moduleOf(call: JsonObject): ConfiguredModule {
    let module = this.modulesOfCalls.get(call);
    if (module === undefined) this.modulesOfCalls.set(call, (module = new ConfiguredModule(objectIn(call, 'module'))));
    return module;
  }

  private find(address: string): ModuleInstance | undefined {
    const parsed = parseExpression(address);
    if (parsed?.kind !== 'traversal' || parsed.root !== 'module') return undefined;
    let instance: ModuleInstance | undefined = this.root;
    const steps = [...parsed.steps];
    for (let name = steps.shift(); instance !== undefined && typeof name === 'string'; name = steps.shift()) {
      const key = literalKey(steps[0]);
      if (key !== undefined) steps.shift();
      instance = this.child(instance, name, key);
      if (steps.length > 0 && steps.shift() !== 'module') return undefined;
    }
    return instance;
  }
}

/** Whether `count` or `for_each` decide how often there is something: a resource, or what a module call makes. */
export function isRepeated(declared: JsonObject): boolean {
  return own(declared, 'count_expression') !== undefined || own(declared, 'for_each_expression') !== undefined;
}

function literalKey(step: unknown): string | number | undefined {
  const index = own(own(step, 'index'), 'value');
  return typeof index === 'string' || typeof index === 'number' ? index : undefined;
}

import { concernsAccess } from '../facts/read-block';
import { isObject, type JsonObject, listIn, objectIn, own, textIn } from '../json';
import { objectId, relativeAddress } from './object-address';

/** One object of `prior_state` or `planned_values`. */
export class StateObject {
  public constructor(
    private readonly entry: unknown,
    /** Address of the module instance it is in; empty for the root. */
    public readonly module: string,
  ) {}

  public get address(): string {
    return textIn(this.entry, 'address') ?? '';
  }

  /** Says which of several objects at one address; empty for the current one. */
  public get deposed(): string {
    return textIn(this.entry, 'deposed_key') ?? '';
  }

  public get mode(): string {
    return textIn(this.entry, 'mode') ?? '';
  }

  public get type(): string {
    return textIn(this.entry, 'type') ?? '';
  }

  /** Address in its module, without a key. */
  public get relative(): string {
    return relativeAddress(this.mode, this.type, textIn(this.entry, 'name') ?? '');
  }

  /** The key of an instance of a repeated resource. */
  public get index(): unknown {
    return own(this.entry, 'index');
  }

  /** `null` when none are given. */
  public get values(): JsonObject | null {
    const values = own(this.entry, 'values');
    return isObject(values) ? values : null;
  }
}

/** The lookup that shows whose an account is. */
export const OWNER_LOOKUP = 'tencentcloud_user_info';

/** More levels of modules than anybody nests. */
const DEEPEST = 100;

/** What concerns access in `prior_state.values` or in `planned_values`, by object. */
export function stateValues(values: unknown): ReadonlyMap<string, StateObject> {
  const objects = new Map<string, StateObject>();
  walk(objectIn(values, 'root_module'), objects, 0);
  return objects;
}

function walk(module: JsonObject, objects: Map<string, StateObject>, depth: number): void {
  const address = textIn(module, 'address') ?? '';
  for (const entry of listIn(module, 'resources')) {
    const object = new StateObject(entry, address);
    const { type } = object;
    if (concernsAccess(type) || type === OWNER_LOOKUP) objects.set(objectId(object.address, object.deposed), object);
  }
  if (depth === DEEPEST) return;
  for (const child of listIn(module, 'child_modules')) if (isObject(child)) walk(child, objects, depth + 1);
}

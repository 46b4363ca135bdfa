type Values = Record<string, unknown>;

/** One change of a plan, as a test thinks of it. */
export interface Planned {
  /** `cam_user.alice`, `cam_user.u["a"]`, `module.m.cam_user.alice`: without the prefix `tencentcloud_`. */
  readonly at: string;
  readonly before?: Values;
  readonly after?: Values;
  /** Attributes that are known only after apply. */
  readonly unknown?: readonly string[];
  /** @default - what the values say: create, update, delete or no-op */
  readonly actions?: readonly string[];
  /** What the configuration says of attributes: `{ constant_value }`, `{ references }`. */
  readonly expressions?: Values;
  /** Anything else that the change, or the resource in the configuration, is to hold. */
  readonly change?: Values;
  readonly entry?: Values;
  readonly resource?: Values;
}

const PROVIDER = 'registry.terraform.io/tencentcloudstack/tencentcloud';

/** What a resource's values hold in a state beside what a test is about. */
const DEFAULTS: Record<string, Values> = {
  cam_user: { id: '', uin: null, console_login: false, use_api: false, password: '', secret_key: '', secret_id: '' },
  cam_group: { id: null },
  cam_group_membership: { user_names: null, user_ids: null },
  cam_policy: { id: null },
  cam_user_policy_attachment: { user_id: null },
};

/** A whole plan in which all parts agree, as JSON. */
export function planOf(changes: readonly Planned[], also: Values = {}): string {
  return JSON.stringify({ ...planObject(changes), ...also });
}

export function planObject(changes: readonly Planned[]): Values {
  const entries = changes.map(spelledOut);
  const before = entries.filter(({ change }) => change.before !== null);
  const after = entries.filter(({ change }) => change.after !== null || change.actions.includes('forget'));
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: modules(after.map(({ entry, change }) => ({ ...entry, values: change.after }))) },
    resource_changes: entries.map(({ entry, change, more }) => ({ ...entry, ...more, change })),
    ...(before.length > 0 && {
      prior_state: {
        format_version: '1.0',
        values: { root_module: modules(before.map(({ entry, change }) => ({ ...entry, values: change.before }))) },
      },
    }),
    configuration: {
      provider_config: { tencentcloud: { name: 'tencentcloud', full_name: PROVIDER, expressions: {} } },
      root_module: { resources: configured(entries.filter(({ entry }) => entry.module_address === undefined)) },
    },
    applyable: true,
    complete: true,
    errored: false,
  };
}

interface Entry {
  readonly entry: Values & { readonly address: string; readonly module_address?: string };
  readonly change: { readonly actions: readonly string[]; readonly before: unknown; readonly after: unknown };
  readonly more: Values;
  readonly planned: Planned;
  readonly relative: string;
}

function spelledOut(planned: Planned): Entry {
  const [, module, type = '', name = '', key] = /^(module\..*?\.)?(\w+)\.(\w+)(?:\[(.*)\])?$/.exec(planned.at) ?? [];
  const relative = `tencentcloud_${type}.${name}`;
  const address = `${module ?? ''}${relative}${key === undefined ? '' : `[${key}]`}`;
  const unknown = Object.fromEntries((planned.unknown ?? []).map((attribute) => [attribute, true]));
  const whole = (values: Values | undefined): Values | null => {
    if (values === undefined) return null;
    const all = { ...DEFAULTS[type], ...values };
    return values === planned.after
      ? Object.fromEntries(Object.entries(all).filter(([one]) => !(one in unknown)))
      : all;
  };
  const [before, after] = [whole(planned.before), whole(planned.after)];
  return {
    planned,
    relative,
    entry: {
      address,
      ...(module !== undefined && { module_address: module.slice(0, -1) }),
      mode: 'managed',
      type: `tencentcloud_${type}`,
      name,
      ...(key !== undefined && { index: JSON.parse(key) as unknown }),
      provider_name: PROVIDER,
    },
    more: planned.entry ?? {},
    change: {
      actions: planned.actions ?? actionsOf(before, after),
      before,
      after,
      after_unknown: unknown,
      ...planned.change,
    } as never,
  };
}

function actionsOf(before: unknown, after: unknown): string[] {
  if (before === null) return ['create'];
  if (after === null) return ['delete'];
  return JSON.stringify(before) === JSON.stringify(after) ? ['no-op'] : ['update'];
}

function modules(resources: readonly Values[]): Values {
  const root = resources.filter((one) => one.module_address === undefined);
  const addresses = [...new Set(resources.map((one) => one.module_address).filter((one) => one !== undefined))];
  const children = addresses.map((address) => ({
    address,
    resources: resources.filter((one) => one.module_address === address),
  }));
  return { resources: root, ...(children.length > 0 && { child_modules: children }) };
}

function configured(entries: readonly Entry[]): Values[] {
  const resources = new Map<string, Values>();
  for (const { relative, entry, planned, change } of entries) {
    if (change.after === null) continue;
    resources.set(relative, {
      address: relative,
      mode: entry.mode,
      type: entry.type,
      name: entry.name,
      provider_config_key: 'tencentcloud',
      expressions: planned.expressions ?? {},
      ...(entry.index !== undefined && { for_each_expression: {} }),
      ...planned.resource,
    });
  }
  return [...resources.values()];
}

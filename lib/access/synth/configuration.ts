import { withoutSecrets } from '../expression/secret-attributes';
import { type JsonObject, own, textIn } from '../json';
import { type Origin } from '../model/origin';
import { backendOf } from './backend';
import { blocksIn, type JsonBlock } from './json-blocks';
import { blockIn } from './lifecycle';

/** A resource or a data source as written, before `count` and `for_each`. */
export interface Declaration {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
}

/** What one stack's files declare, by name. Nothing is evaluated. */
export class Configuration {
  public readonly locals = new Map<string, unknown>();
  public readonly outputs = new Map<string, unknown>();
  public readonly modules = new Map<string, JsonObject>();
  /** Under `NAME` or `NAME.ALIAS`. */
  public readonly providers = new Map<string, JsonObject>();
  /** Where the stack's state is kept: settings by the kind of backend. */
  public backend: JsonObject = {};
  /** Addresses of `removed` blocks with `destroy = false`. */
  public readonly forgotten: string[] = [];
  /** Targets of `import` blocks: what exists in the cloud and comes under management. */
  private readonly imported = new Set<string>();
  /** Targets of `moved` blocks. */
  private readonly moved = new Set<string>();
  private readonly variables = new Map<string, JsonObject>();
  private readonly declarations = new Map<string, Declaration>();
  /** Places that make no sense, as `resource.tencentcloud_cam_user`. */
  public readonly problems: { readonly place: string; readonly why: string }[] = [];

  public constructor(public readonly name: string) {}

  /** Adds a file of the stack. Terraform reads all of them as one. */
  public add(file: unknown): void {
    // The root, too, may be a list of objects that add up.
    for (const { body } of this.blocks({ root: file }, 'root', 0)) this.addRoot(body);
  }

  public get resources(): Iterable<Declaration> {
    return [...this.declarations.values()].filter(({ mode }) => mode === 'managed');
  }

  public find(mode: 'managed' | 'data', type: string, name: string): Declaration | undefined {
    return this.declarations.get(JSON.stringify([mode, type, name]));
  }

  /** The text that a name stands for, as plain data without secrets; for what rests on it. */
  public definition(root: string, steps: readonly string[]): unknown {
    const [first = '', second = ''] = steps;
    switch (root) {
      case 'local':
        return this.locals.get(first);
      case 'var':
        return variableText(this.variables.get(first));
      case 'module':
        return withoutSecrets(this.modules.get(first));
      case 'data':
        return withoutSecrets(this.find('data', first, second)?.body);
      default:
        return withoutSecrets(this.find('managed', root, first)?.body);
    }
  }

  /** What `import` and `moved` blocks say of an address. */
  public adoptionOf(address: string): Pick<Origin, 'importing' | 'adopted'> {
    const [importing, moved] = [this.imported, this.moved].map((targets) => isAmong(targets, address));
    return { ...(importing && { importing }), ...((importing || moved) && { adopted: true }) };
  }

  private addRoot(root: JsonObject): void {
    for (const mode of ['resource', 'data'] as const) {
      for (const { labels, body } of this.blocks(root, mode, 2)) {
        this.declare({ mode: mode === 'data' ? 'data' : 'managed', type: labels[0]!, name: labels[1]!, body });
      }
    }
    for (const { body } of this.blocks(root, 'locals', 0)) {
      for (const [name, value] of Object.entries(body)) this.locals.set(name, value);
    }
    for (const { labels, body } of this.blocks(root, 'output', 1)) this.outputs.set(labels[0]!, own(body, 'value'));
    for (const { labels, body } of this.blocks(root, 'variable', 1)) this.variables.set(labels[0]!, body);
    for (const { labels, body } of this.blocks(root, 'module', 1)) this.modules.set(labels[0]!, body);
    for (const { labels, body } of this.blocks(root, 'provider', 1)) {
      const alias = textIn(body, 'alias');
      this.providers.set(alias === undefined ? labels[0]! : `${labels[0]!}.${alias}`, body);
    }
    for (const { body } of this.blocks(root, 'terraform', 0)) this.backend = { ...this.backend, ...backendOf(body) };
    for (const { body } of this.blocks(root, 'removed', 0)) this.addRemoved(body);
    for (const { body } of this.blocks(root, 'import', 0)) this.imported.add(textIn(body, 'to') ?? '');
    for (const { body } of this.blocks(root, 'moved', 0)) this.moved.add(textIn(body, 'to') ?? '');
  }

  private blocks(root: JsonObject, key: string, depth: number): JsonBlock[] {
    return blocksIn(own(root, key), depth, (labels) => {
      const place = [key, ...labels].join('.');
      this.problems.push({ place, why: `\`${place}\` is no object, which Terraform refuses too; synthesise again` });
    });
  }

  private declare(declaration: Declaration): void {
    const { mode, type, name, body } = declaration;
    const id = JSON.stringify([mode, type, name]);
    if (this.declarations.has(id)) {
      const why = `\`${type}.${name}\` is declared twice, which Terraform refuses; give each its own name`;
      this.problems.push({ place: `${type}.${name}`, why });
      // Nothing of it may be lost.
      this.declare({ mode, type, name: `${name} (declared again)`, body });
    } else this.declarations.set(id, declaration);
  }

  private addRemoved(body: JsonObject): void {
    const destroy = own(blockIn(body, 'lifecycle'), 'destroy');
    const from = textIn(body, 'from');
    if (from !== undefined && destroy === false) this.forgotten.push(from);
  }
}

/** An instance is meant by its own address, and by that of its resource. */
function isAmong(targets: ReadonlySet<string>, address: string): true | undefined {
  return targets.has(address) || targets.has(address.replace(/\[[^[]*\]$/, '')) || undefined;
}

/** The default of a sensitive variable is a secret. */
function variableText(variable: JsonObject | undefined): unknown {
  if (variable === undefined) return undefined;
  const { default: value, ...others } = variable;
  return own(variable, 'sensitive') === true ? withoutSecrets(others) : { ...others, default: value };
}

import {
  DefaultTokenResolver,
  StringConcat,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  Tokenization,
} from 'cdktf';
import { type IConstruct } from 'constructs';

/** A secret of a resource, or the whole resource with its secrets. */
const SECRET =
  /\btencentcloud_cam_(?:user|access_key)\.[\w-]+(?:\[[^\]]*\])?(?:\.(password|secret_key|secret_access_key)\b|(?![\w.-]))/;
const LOCAL = /\blocal\.([\w-]+)/g;

/**
 * Outputs that would show a password or a secret in clear, by themselves or through locals.
 *
 * `sensitive` is no help: such an output is in clear in the state, and in `terraform output -json`.
 */
export function secretOutputProblems(nodes: readonly IConstruct[]): string[] {
  const locals = new Map<string, string>();
  for (const node of nodes) {
    if (node instanceof TerraformLocal) locals.set(key(node, node.friendlyUniqueId), written(node, node.toTerraform()));
  }
  return nodes.flatMap((node) => {
    const shown = shownBy(node);
    if (shown === undefined) return [];
    const secret = SECRET.exec(withLocals(written(node, shown), (name) => locals.get(key(node, name))));
    if (secret === null) return [];
    return [
      `${node.node.path}: it would put out \`${secret[1] ?? secret[0]}\` in clear, also with \`sensitive\`; use a \`TrtcAccessKey\`, which puts out an encrypted secret`,
    ];
  });
}

/** What a construct puts out, with what was overridden in it; undefined for one that puts nothing out. */
function shownBy(node: IConstruct): unknown {
  const { rawOverrides } = node as { rawOverrides?: Readonly<Record<string, unknown>> };
  // What another stack refers to is an output too, which CDKTF has made by now.
  if (TerraformOutput.isTerraformOutput(node)) return [node.value, rawOverrides?.value];
  return TerraformStack.isStack(node) ? rawOverrides?.output : undefined;
}

/** Two stacks may have locals of one name. */
function key(node: IConstruct, name: string): string {
  return `${TerraformStack.of(node).node.path} ${name}`;
}

function written(scope: IConstruct, value: unknown): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return JSON.stringify(Tokenization.resolve(value, { scope, resolver })) ?? '';
}

/** A text, followed by those of the locals that it refers to. */
function withLocals(text: string, local: (name: string) => string | undefined): string {
  const texts = new Set([text]);
  for (const one of texts) {
    for (const [, name = ''] of one.matchAll(LOCAL)) texts.add(local(name) ?? '');
  }
  return [...texts].join('\n');
}

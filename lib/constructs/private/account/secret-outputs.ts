import { DefaultTokenResolver, StringConcat, TerraformLocal, TerraformOutput, Tokenization } from 'cdktf';
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
    if (node instanceof TerraformLocal) locals.set(node.friendlyUniqueId, written(node, node.toTerraform()));
  }
  return nodes.flatMap((output) => {
    if (!TerraformOutput.isTerraformOutput(output)) return [];
    const secret = SECRET.exec(withLocals(written(output, output.value), locals));
    if (secret === null) return [];
    return [
      `${output.node.path}: it would put out \`${secret[1] ?? secret[0]}\` in clear, also with \`sensitive\`; use a \`TrtcAccessKey\`, which puts out an encrypted secret`,
    ];
  });
}

function written(scope: IConstruct, value: unknown): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return JSON.stringify(Tokenization.resolve(value, { scope, resolver })) ?? '';
}

/** A text, followed by those of the locals that it refers to. */
function withLocals(text: string, locals: ReadonlyMap<string, string>): string {
  const texts = new Set([text]);
  for (const one of texts) {
    for (const [, name = ''] of one.matchAll(LOCAL)) texts.add(locals.get(name) ?? '');
  }
  return [...texts].join('\n');
}

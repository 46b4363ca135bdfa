import { isObject, objectIn, own, textIn } from '../json';
import { parseJson, UnreadableError } from '../unreadable-error';
import { Configuration } from './configuration';

/** The stacks of a synth, and the files beside them that nobody here can read. */
export interface SynthFiles {
  readonly stacks: readonly Configuration[];
  readonly unread: readonly { readonly file: string; readonly why: string }[];
}

const AGAIN = 'run `cdktf synth` again';
const KNOWN = ['terraform', 'provider', 'resource', 'data', 'module', 'output', 'locals', 'variable', 'removed', '//'];

/**
 * Sorts the files of a `cdktf.out`, or of any folder of `.tf.json` files, into stacks.
 *
 * @param files their text by their path relative to that folder, with `/` between its parts
 * @throws UnreadableError when there is no stack in it, when one is missing or cut off, or when it is something else
 */
export function sortFiles(files: ReadonlyMap<string, string>): SynthFiles {
  const listed = stacksInManifest(files);
  const folders = new Map<string, string[]>();
  for (const file of [...files.keys()].sort()) {
    if (!/\.tf(?:\.json)?$/.test(file) || file.includes('/.terraform/') || file.startsWith('.terraform/')) continue;
    folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), file]);
  }
  const unread: { file: string; why: string }[] = [];
  const stacks: Configuration[] = [];
  for (const [folder, paths] of folders) {
    const name = listed?.get(folder);
    const isAsset = listed !== undefined && [...listed.keys()].some((stack) => folder.startsWith(`${stack}/`));
    if (listed === undefined || name !== undefined) stacks.push(stackIn(folder, name, paths, files, unread));
    // What lies below a stack counts only if a module call reads it, and that is doubted where the call is.
    else if (!isAsset) unread.push({ file: folder, why: `\`manifest.json\` does not list it; delete it or ${AGAIN}` });
  }
  if (listed === undefined && stacks.length === 0) {
    throw new UnreadableError('synth', [
      'there is no `.tf.json` file in it; run `cdktf synth` and give its `cdktf.out`',
    ]);
  }
  return { stacks, unread };
}

/** Names of the stacks by their folder; `undefined` when there is no manifest. */
function stacksInManifest(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
  const text = files.get('manifest.json');
  if (text === undefined) return undefined;
  const manifest = parseJson(text, 'manifest.json', AGAIN);
  if (!isObject(own(manifest, 'stacks')))
    throw new UnreadableError('manifest.json', [`it lists no \`stacks\`; ${AGAIN}`]);
  const stacks = new Map<string, string>();
  const problems: string[] = [];
  for (const [name, stack] of Object.entries(objectIn(manifest, 'stacks'))) {
    const path = textIn(stack, 'synthesizedStackPath');
    if (path === undefined || !files.has(path)) problems.push(`the file of stack \`${name}\` is missing; ${AGAIN}`);
    else stacks.set(folderOf(path), name);
  }
  if (problems.length > 0) throw new UnreadableError('manifest.json', problems);
  return stacks;
}

function stackIn(
  folder: string,
  listedName: string | undefined,
  paths: readonly string[],
  files: ReadonlyMap<string, string>,
  unread: { file: string; why: string }[],
): Configuration {
  const readable: { readonly path: string; readonly content: unknown }[] = [];
  for (const path of paths) {
    if (!path.endsWith('.json'))
      unread.push({ file: path, why: 'it is no JSON; synthesise to JSON, or review the plan' });
    else if (/(?:^|\/|_)override\.tf\.json$/.test(path)) {
      unread.push({ file: path, why: 'it overrides the other files; merge it into them, or review the plan' });
    } else readable.push({ path, content: contentOf(path, files.get(path) ?? '') });
  }
  const named = readable.map(({ content }) => textIn(objectIn(objectIn(content, '//'), 'metadata'), 'stackName'));
  const name = listedName ?? named.find((one) => one !== undefined) ?? folder.slice(folder.lastIndexOf('/') + 1);
  const configuration = new Configuration(name);
  for (const { content } of readable) configuration.add(content);
  return configuration;
}

function contentOf(path: string, text: string): unknown {
  const content = parseJson(text, path, AGAIN);
  const roots: readonly unknown[] = Array.isArray(content) ? content : [content];
  if (roots.some((root) => own(root, 'format_version') !== undefined)) {
    throw new UnreadableError(path, ['it is a plan or a state and no synthesised stack; give it as the plan']);
  }
  if (!roots.some((root) => KNOWN.some((key) => own(root, key) !== undefined))) {
    throw new UnreadableError(path, [`it holds nothing of a Terraform configuration; ${AGAIN}`]);
  }
  return content;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

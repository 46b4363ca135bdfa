import { readdirSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { quoted } from '../policy/parse/quoted';
import { attempt } from './attempt';
import { CliError } from './cli-error';
import { type Input } from './input';

const SYNTHESISED = /(?:\.tf|\.tf\.json)$/;

/**
 * The text of a synth's files by their path in it, as `readSynth` takes them.
 *
 * @param path a `cdktf.out`, the folder of one stack, or one `.tf.json` file
 * @throws CliError when it can't be read
 */
export async function synthFiles(path: string, input: Input): Promise<ReadonlyMap<string, string>> {
  if (path === '-' || !attempt('read', path, () => statSync(path).isDirectory())) {
    // What Terraform takes for a configuration is told by the name.
    const name = SYNTHESISED.test(path) ? basename(path) : 'cdk.tf.json';
    return new Map([[name, await input.text(path)]]);
  }
  const names = attempt('read', path, () => filesIn(path, ''));
  if (!names.includes('manifest.json') && names.includes('cdktf.out/manifest.json')) {
    throw new CliError(`${quoted(path)} is the project; give its synth, ${quoted(join(path, 'cdktf.out'))}`);
  }
  const files = new Map<string, string>();
  for (const name of names) files.set(name, await input.text(join(path, name.split('/').join(sep))));
  return files;
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    // A link counts as what it leads to, as it does for Terraform; one that leads nowhere fails when it is read.
    const isFolder = entry.isSymbolicLink() ? statSync(join(root, path)).isDirectory() : entry.isDirectory();
    if (isFolder) return NOT_OURS.has(entry.name) ? [] : filesIn(root, path);
    return SYNTHESISED.test(entry.name) || entry.name === 'manifest.json' ? [path] : [];
  });
}

/** What engines and package managers leave, which no stack is in. */
const NOT_OURS = new Set(['.terraform', '.git', 'node_modules']);

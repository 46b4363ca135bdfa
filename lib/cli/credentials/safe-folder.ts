import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quoted } from '../../policy/parse/quoted';
import { attempt } from '../attempt';
import { CliError } from '../cli-error';

const WRITABLE_BY_OTHERS = 0o022;
const STICKY = 0o1000;

/**
 * Makes sure that nobody else can take a file of this path away, or put another one in its place.
 *
 * Modes and owners are what is looked at; access control lists are not seen. Windows has neither.
 *
 * @param secret whether the file is to hold secrets in clear, which then must not end up in a repository
 * @throws CliError when it isn't safe
 */
export function checkFolder(path: string, secret: boolean): void {
  const folder = attempt('write', path, () => realpathSync(dirname(path)));
  if (process.getuid !== undefined) checkAccess(folder, process.getuid());
  const repository = secret ? above(folder).find((one) => existsSync(join(one, '.git'))) : undefined;
  if (repository === undefined) return;
  throw new CliError(
    `${quoted(path)} would be in the git repository ${quoted(repository)}; give a path outside, or \`--encrypt-to\``,
  );
}

function checkAccess(folder: string, self: number): void {
  for (const one of above(folder)) {
    const { mode, uid } = statSync(one);
    if (uid !== self && uid !== 0) {
      throw new CliError(
        `folder ${quoted(one)} belongs to somebody else, who could replace the file; give another one`,
      );
    }
    // In a sticky folder, such as /tmp, nobody can take a folder of ours away; a file of ours would still lie about.
    if ((mode & WRITABLE_BY_OTHERS) !== 0 && (one === folder || (mode & STICKY) === 0)) {
      throw new CliError(`others may write to folder ${quoted(one)}; \`chmod go-w\` it, or give another one`);
    }
  }
}

/** A folder, and all that it is in. */
function above(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
}

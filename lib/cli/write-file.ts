import { chmodSync, realpathSync, renameSync, rmSync, statSync, type Stats, writeFileSync } from 'node:fs';
import { attempt } from './attempt';

/**
 * Writes a file as a whole or not at all: whoever reads it meanwhile, or after a failure, finds what was there before.
 *
 * @throws CliError when it can't be written
 */
export function writeFile(path: string, text: string): void {
  attempt('write', path, () => {
    const there = statSync(path, { throwIfNoEntry: false });
    // A pipe or a terminal has nothing to keep.
    if (there !== undefined && !there.isFile()) writeFileSync(path, text);
    else replaceFile(there === undefined ? path : realpathSync(path), text, there);
  });
}

function replaceFile(path: string, text: string, there: Stats | undefined): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    if (there !== undefined) chmodSync(draft, there.mode);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

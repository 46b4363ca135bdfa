import { quoted } from '../policy/parse/quoted';
import { CliError } from './cli-error';

/**
 * Runs what touches the file system; a failure becomes one line that names the path.
 *
 * @param what what is tried
 */
export function attempt<T>(what: 'read' | 'write', path: string, touch: () => T): T {
  try {
    return touch();
  } catch (error) {
    throw problemOf(error, what, path);
  }
}

/** The same for what takes its time. */
export async function attemptAsync<T>(what: 'read' | 'write', path: string, touch: () => Promise<T>): Promise<T> {
  try {
    return await touch();
  } catch (error) {
    throw problemOf(error, what, path);
  }
}

function problemOf(error: unknown, what: 'read' | 'write', path: string): CliError {
  if (error instanceof CliError) return error;
  const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
  const reason =
    what === 'write' && code === 'ENOENT' ? 'there is no such folder; make it or check the path' : REASONS[code];
  return new CliError(`can't ${what} ${quoted(path)}: ${reason ?? code}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  ENOTDIR: 'a part of its path is a file; check the path',
  EISDIR: 'it is a folder; give a file',
  EACCES: 'access is refused; check its permissions',
  EROFS: 'the file system is read-only; give another path',
  EDQUOT: 'the quota of the disk is used up; make room or give another path',
  ENOSPC: 'the disk is full; make room or give another path',
};

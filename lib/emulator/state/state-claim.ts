import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EmulatorError } from '../emulator-error';

/** Claims of this very process: its own pid says nothing about those, for in a container every process has the same. */
const made = new Set<string>();

/**
 * Keeps a state file to one process.
 *
 * Each process leaves a claim beside the file, named after itself, and only then looks for the claims of others. So of
 * two that start at the same time, at least one sees the other; and a claim that a killed process left can be removed by
 * anybody, since nobody else makes one of that name.
 */
export class StateClaim {
  /**
   * @param shown the file as the user names it
   * @param real where it is
   */
  public static make(shown: string, real: string): StateClaim {
    const own = `${real}.${process.pid}@${hostname()}.lock`;
    if (made.has(own)) throw inUse(shown, { pid: process.pid, host: hostname(), path: own });
    try {
      writeFileSync(own, '', { mode: 0o600 });
    } catch (error) {
      throw new EmulatorError(`state file \`${shown}\` can't be written: ${(error as Error).message}`);
    }
    made.add(own);
    const claim = new StateClaim(own);
    const others = claimsOn(real).filter(({ path }) => basename(path) !== basename(own));
    for (const dead of others.filter((other) => !mayLive(other))) rmSync(dead.path, { force: true });
    const living = others.find(mayLive);
    if (living === undefined) return claim;
    claim.release();
    throw inUse(shown, living);
  }

  private constructor(private readonly path: string) {}

  public release(): void {
    rmSync(this.path, { force: true });
    made.delete(this.path);
  }
}

interface Claimant {
  readonly pid: number;
  readonly host: string;
  readonly path: string;
}

function claimsOn(file: string): Claimant[] {
  const folder = dirname(file);
  return readdirSync(folder).flatMap((name) => {
    if (!name.startsWith(`${basename(file)}.`)) return [];
    const [, pid, host = ''] = /^(\d+)@(.+)\.lock$/.exec(name.slice(basename(file).length + 1)) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), host, path: join(folder, name) }];
  });
}

/** The pid of another machine, or of another container, tells nothing here. */
function mayLive({ pid, host }: Claimant): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function inUse(shown: string, { pid, host, path }: Claimant): EmulatorError {
  const where = host === hostname() ? '' : ` on \`${host}\``;
  return new EmulatorError(
    `state file \`${shown}\` is in use by process \`${pid}\`${where}; stop it or name another file, ` +
      `and if it is no emulator any more, delete \`${path}\``,
  );
}

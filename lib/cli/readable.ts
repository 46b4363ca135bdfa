import { quoted } from '../policy/parse/quoted';
import { CliError } from './cli-error';
import { rooms } from './rooms';

/**
 * Runs what reads a synth, a plan or pins.
 *
 * @param what what the user gave, such as `--plan plan.json`
 * @throws CliError that says where it comes from and what to give instead
 */
export function readable<T>(what: string, path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { UnreadableError } = rooms.access();
    if (!(error instanceof UnreadableError)) throw error;
    const place = WHOLE.has(error.source) ? '' : `${error.source}: `;
    throw new CliError(`${what} ${quoted(path)}: ${place}${error.problems.join('; ')}`);
  }
}

/** Sources that are all of what was given, and no part of it. */
const WHOLE = new Set(['plan', 'synth', 'presets', 'answer']);

import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option } from 'commander';
import { type PresetPins } from '../access';
import { type Input } from './input';
import { readable } from './readable';
import { rooms } from './rooms';

/** What a file of pins is called where nothing else is said. */
export const PINS_FILE = 'trtc-presets.json';

/** `--presets`: what presets are taken to allow. */
export function presetsOption(): Option {
  const what = `what presets allow: a file of pins, or none; without it ${PINS_FILE} in this folder, if it is there`;
  return new Option('--presets <file>', what);
}

/** @param path what `--presets` says */
export async function pinsIn(path: string | undefined, input: Input, option = '--presets'): Promise<PresetPins> {
  const { PresetPins } = rooms.access();
  const file = path ?? (existsSync(PINS_FILE) ? PINS_FILE : 'none');
  if (file === 'none') return new PresetPins();
  const text = await input.text(file);
  return readable(option, file, () => PresetPins.parse(text));
}

/**
 * The pins before a change: those that lie beside the synth before it.
 *
 * A file that lies there because it is the change's own says nothing of what was before.
 *
 * @param path what `--base-presets` says
 * @param base the synth before the change; `none` where there was none
 * @param presets what `--presets` says
 */
export async function basePinsIn(
  path: string | undefined,
  base: string,
  presets: string | undefined,
  input: Input,
): Promise<PresetPins> {
  // Whoever asks for no pins does not ask what became of them.
  if (path === undefined && presets === 'none') return pinsIn('none', input);
  const beside = join(dirname(base), PINS_FILE);
  const isThere = base !== 'none' && existsSync(beside) && !isSameFile(beside, presets ?? PINS_FILE);
  return pinsIn(path ?? (isThere ? beside : 'none'), input, '--base-presets');
}

function isSameFile(one: string, other: string): boolean {
  return existsSync(other) && realpathSync(one) === realpathSync(other);
}

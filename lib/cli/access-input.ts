import { type AccessModel, type PlanAccess } from '../access';
import { type Input } from './input';
import { readable } from './readable';
import { rooms } from './rooms';
import { synthFiles } from './synth-folder';

/** @param option what the user calls it, such as `--head` */
export async function synthIn(path: string, option: string, input: Input): Promise<AccessModel> {
  const files = await synthFiles(path, input);
  return readable(option, path, () => rooms.access().readSynth(files));
}

/** @param synth the synth that the plan was made from, for the lines of code */
export async function planIn(path: string, synth: string | undefined, input: Input): Promise<PlanAccess> {
  const { originsInSynth, readPlan } = rooms.access();
  const files = synth === undefined ? undefined : await synthFiles(synth, input);
  const origins = files && readable('--synth', synth ?? '', () => originsInSynth(files));
  const text = await input.text(path);
  return readable('--plan', path, () => readPlan(text, origins === undefined ? {} : { origins }));
}

import { existsSync } from 'node:fs';
import { type Command } from 'commander';
import { type AccessModel } from '../access';
import { planIn, synthIn } from './access-input';
import { CliError } from './cli-error';
import { Input } from './input';
import { type Io } from './io';
import { pinsIn, presetsOption } from './pins-input';
import { rooms } from './rooms';

/** What a command that asks one model is told about it. */
export interface ModelOptions {
  readonly synth?: string;
  readonly plan?: string;
  readonly before?: boolean;
  readonly presets?: string;
}

/** Where a synth is when nobody says. */
const SYNTH = 'cdktf.out';

export function withModelOptions(command: Command): Command {
  return command
    .option(
      '--synth <path>',
      `a ${SYNTH}, a folder or one .tf.json; without it ${SYNTH} in this folder, if it is there`,
    )
    .option('--plan <file>', 'instead: what terraform show -json says of a plan; --synth then adds the lines of code')
    .option('--before', 'with --plan: before it is applied, and not after')
    .addOption(presetsOption());
}

/**
 * Who holds what, with the presets' documents; messages of the reader go to standard error.
 *
 * @throws CliError when it can't be read
 */
export async function modelIn(options: ModelOptions, io: Io): Promise<AccessModel> {
  const input = new Input(io);
  const pins = await pinsIn(options.presets, input);
  return rooms.access().withPins(await unpinnedModel(options, input, io), pins);
}

async function unpinnedModel({ synth, plan, before }: ModelOptions, input: Input, io: Io): Promise<AccessModel> {
  if (plan !== undefined) {
    const read = await planIn(plan, synth, input);
    for (const warning of read.warnings) io.err(`trtc-access: ${warning}\n`);
    if (before !== true) return read.after;
    // What does not add up in a plan may concern either side.
    return { ...read.before, coverage: read.after.coverage };
  }
  if (before === true) throw new CliError('`--before` goes with `--plan <file>`; a synth has one side');
  if (synth !== undefined) return synthIn(synth, '--synth', input);
  if (existsSync(SYNTH)) return synthIn(SYNTH, '--synth', input);
  throw new CliError(
    `there is no \`${SYNTH}\` here; run \`cdktf synth\`, or give \`--synth <path>\` or \`--plan <file>\``,
  );
}

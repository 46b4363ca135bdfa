import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { type PresetCopy, type PresetPin, type PresetPins } from '../access';
import { visible } from '../policy/parse/quoted';
import { CliError } from './cli-error';
import { Input } from './input';
import { type Io } from './io';
import { endpointOption, liveAccount } from './live-account';
import { todayOption } from './options';
import { PINS_FILE } from './pins-input';
import { copiesOf, copyIn } from './preset-copies';
import { readable } from './readable';
import { rooms } from './rooms';
import { verdictWords } from './verdict-words';
import { writeFile } from './write-file';

interface Options {
  readonly file: string;
  readonly from?: string;
  readonly id?: number;
  readonly endpoint?: string;
  readonly today: string;
}

const EXAMPLES = `
Examples:
  trtc-access presets pin QcloudTRTCFullAccess QcloudTRTCReadonlyAccess
  trtc-access presets pin                            all that are pinned, anew
  tccli cam GetPolicy --PolicyId 16313162 | trtc-access presets pin --from - --id 16313162

The account is found where the Terraform provider finds it; it takes \`cam:ListPolicies\` and \`cam:GetPolicy\`, both reads.

Exit codes: 0 pinned, 1 could not; then the file is as it was.`;

/** `trtc-access presets pin`: copies what presets allow into the repository. */
export function presetsPinCommand(io: Io): Command {
  return new Command('pin')
    .description("Copy presets' documents from the account into trtc-presets.json.")
    .argument('[name...]', 'names of presets, as CAM spells them; without any, those that are pinned')
    .option('--file <file>', 'the file of pins', PINS_FILE)
    .option('--from <file>', 'what GetPolicy answered, instead of asking the account; - for standard input')
    .option('--id <number>', 'with --from: the id of the policy', policyId)
    .addOption(endpointOption())
    .addOption(todayOption('the day of the copy'))
    .addHelpText('after', EXAMPLES)
    .action((names: string[], options: Options) => pin(names, options, io));
}

async function pin(names: readonly string[], options: Options, io: Io): Promise<void> {
  const input = new Input(io);
  const text = existsSync(options.file) ? await input.text(options.file) : undefined;
  const { addPins, PresetPins } = rooms.access();
  const before = readable('--file', options.file, () =>
    text === undefined ? new PresetPins() : PresetPins.parse(text),
  );
  const copies = await copiesFor(names, before, options, input, io);
  const file = readable('pins for', options.file, () => addPins(text, copies));
  writeFile(options.file, file);
  const after = PresetPins.parse(file);
  for (const { name } of copies) io.out(`${visible(name)}: ${became(before.named(name), after.named(name))}\n`);
}

async function copiesFor(
  names: readonly string[],
  before: PresetPins,
  { from, id, endpoint, today }: Options,
  input: Input,
  io: Io,
): Promise<PresetCopy[]> {
  if (from !== undefined) {
    if (id === undefined || names.length > 0 || endpoint !== undefined) {
      throw new CliError(
        'give `--from <file> --id <number>` alone: the answer of GetPolicy has the name and not the id',
      );
    }
    return [await copyIn(from, id, input, today)];
  }
  if (id !== undefined) throw new CliError('`--id` goes with `--from`; the account is asked by name');
  const wanted = names.length > 0 ? [...new Set(names)] : before.all.map(({ name }) => name);
  if (wanted.length === 0) throw new CliError('nothing is pinned yet; name a preset, such as `QcloudTRTCFullAccess`');
  return copiesOf(wanted, liveAccount(io, endpoint), today);
}

function became(before: PresetPin | undefined, after: PresetPin | undefined): string {
  if (after === undefined) return 'not pinned';
  if (before === undefined) return `pinned, id ${after.id}`;
  if (before.id !== after.id) return `pinned anew, id ${after.id} and not ${before.id}`;
  return `since ${before.pinnedAt}: ${verdictWords(before.document, after.document)}`;
}

function policyId(text: string): number {
  const id = Number(text);
  if (!/^[1-9]\d*$/.test(text) || !Number.isSafeInteger(id))
    throw new InvalidArgumentError('it is the number of a policy.');
  return id;
}

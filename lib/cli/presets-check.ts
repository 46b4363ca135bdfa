import { Command } from 'commander';
import { type PresetPin } from '../access';
import { type CamPolicyDocument } from '../cam';
import { type Verdict, type Witness } from '../policy';
import { quoted, visible } from '../policy/parse/quoted';
import { ExitCode } from './exit-code';
import { Input } from './input';
import { type Io } from './io';
import { asking, endpointOption, liveAccount, type LiveAccount } from './live-account';
import { type Format, formatOption } from './options';
import { PINS_FILE } from './pins-input';
import { readable } from './readable';
import { rooms } from './rooms';
import { compareDocuments, verdictWords } from './verdict-words';
import { jsonText } from './words';

interface Options {
  readonly file: string;
  readonly endpoint?: string;
  readonly format: Format;
}

/** What became of a preset since it was pinned, for scripts and for people. */
interface Checked {
  readonly result: Result;
  readonly words: string;
}

interface Result {
  readonly name: string;
  readonly pinnedAt: string;
  readonly verdict: Verdict;
  readonly gained: Witness | null;
  readonly lost: Witness | null;
  readonly reasons: readonly string[];
}

const EXAMPLES = `
Examples:
  trtc-access presets check
  trtc-access presets check --file access/trtc-presets.json --format json

The account is found where the Terraform provider finds it; it takes \`cam:GetPolicy\`, a read.

Exit codes: 0 no preset allows more than its pin says, 1 could not read the pins or ask the account, 2 one does, or it
cannot be told: pin it anew and review who holds it.`;

/** `trtc-access presets check`: whether Tencent has changed a preset since it was pinned. */
export function presetsCheckCommand(io: Io): Command {
  return new Command('check')
    .description('Check whether the presets of the account still allow what the pins say.')
    .option('--file <file>', 'the file of pins', PINS_FILE)
    .addOption(endpointOption())
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => check(options, io));
}

async function check({ file, endpoint, format }: Options, io: Io): Promise<void> {
  const text = await new Input(io).text(file);
  const pins = readable('--file', file, () => rooms.access().PresetPins.parse(text));
  const account = liveAccount(io, endpoint);
  const checked: Checked[] = [];
  for (const pin of pins.all) checked.push(compared(pin, await presetNow(pin, account)));
  if (format === 'json') {
    io.out(jsonText({ schema: 'trtc-access/presets-check@1', presets: checked.map(({ result }) => result) }));
  } else {
    for (const { result, words } of checked) io.out(`${visible(result.name)}, pinned ${result.pinnedAt}: ${words}\n`);
  }
  if (checked.some(({ result }) => !NOT_MORE.includes(result.verdict))) io.exitCode = ExitCode.FOUND;
}

const NOT_MORE: readonly Verdict[] = ['none', 'equivalent', 'narrowed'];

/** The preset as CAM has it; undefined when nothing has its id any more. */
async function presetNow({ id }: PresetPin, { cam }: LiveAccount): Promise<CamPolicyDocument | undefined> {
  return asking(async () => {
    try {
      return await cam.policies.get(Number(id));
    } catch (error) {
      if (error instanceof rooms.cam().CamError && error.isAbsence) return undefined;
      throw error;
    }
  });
}

function compared(pin: PresetPin, now: CamPolicyDocument | undefined): Checked {
  const { name, pinnedAt } = pin;
  const unknown = (reason: string): Checked => ({
    result: { name, pinnedAt, verdict: 'unknown', gained: null, lost: null, reasons: [reason] },
    words: `UNKNOWN — ${visible(reason)}`,
  });
  if (now === undefined) return unknown(`the account has no policy with the id \`${pin.id}\``);
  if (now.kind !== 'preset' || now.policyName !== pin.name) {
    return unknown(
      `the id \`${pin.id}\` is that of the ${now.kind === 'preset' ? 'preset' : 'custom policy'} ${quoted(now.policyName)}`,
    );
  }
  const { parsePolicyDocument, PolicyParseError } = rooms.policy();
  try {
    const document = parsePolicyDocument(now.document);
    const { verdict, gained = null, lost = null, reasons } = compareDocuments(pin.document, document);
    const result = { name, pinnedAt, verdict, gained, lost, reasons };
    return { result, words: verdictWords(pin.document, document) };
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    return unknown(`its document is outside of the grammar: ${error.problems[0]?.message ?? ''}`);
  }
}

import { Command, InvalidArgumentError, Option } from 'commander';
import { type GateKind, type Review } from '../review';
import { acceptedIn } from './accepted';
import { planIn, synthIn } from './access-input';
import { CliError } from './cli-error';
import { ExitCode } from './exit-code';
import { Input } from './input';
import { type Io } from './io';
import { todayOption } from './options';
import { basePinsIn, pinsIn, presetsOption } from './pins-input';
import { addReportFile, type ReportFile, type ReportFormat, reportFormats, ReportWriter } from './report-writer';
import { rooms } from './rooms';

interface Options {
  readonly base?: string;
  readonly head?: string;
  readonly plan?: string;
  readonly synth?: string;
  readonly presets?: string;
  readonly basePresets?: string;
  readonly format: ReportFormat;
  readonly output: readonly ReportFile[];
  readonly gate: readonly GateKind[];
  readonly accept: readonly string[];
  readonly acceptFrom?: string;
  readonly today: string;
  readonly quiet?: boolean;
}

const GATE_KINDS = ['growth', 'credentials', 'unread', 'findings', 'pins'] as const satisfies readonly GateKind[];

const EXAMPLES = `
Examples:
  trtc-access review --base ../main/cdktf.out --head cdktf.out
  trtc-access review --base none --head cdktf.out --output review.md --output review.sarif
  terraform show -json plan.tfplan | trtc-access review --plan - --synth cdktf.out
  trtc-access review --plan plan.json --accept 9f86d081884c7d659a2feaa0c55ad015
  trtc-access review --plan plan.json --gate none --format json

What is accepted opens the gate for growth and credentials of exactly this change, or for one pin. Nothing opens it for
what could not be read, and findings are acknowledged in code.

Exit codes: 0 the gate is open, 1 could not review or write a report, 2 the gate is closed.`;

/** `trtc-access review`: who gains or loses what, why, and whether the change may go on. */
export function reviewCommand(io: Io): Command {
  return new Command('review')
    .description('Review how a change alters access: who gains or loses what, with proof, and whether it may go on.')
    .option(
      '--base <path>',
      'the synth before the change: a cdktf.out, a folder or one .tf.json; none if there was none',
    )
    .option('--head <path>', 'the synth with the change')
    .option('--plan <file>', 'instead of two synths: what terraform show -json says of a plan; - for standard input')
    .option('--synth <path>', 'with --plan: the synth it was made from, for the lines of code')
    .addOption(presetsOption())
    .option(
      '--base-presets <file>',
      'the pins before the change, or none; without it those beside --base. A pin that is new or changes closes the gate',
    )
    .addOption(new Option('--format <format>', 'how to print the review').choices(reportFormats).default('text'))
    .addOption(outputOption())
    .addOption(gateOption())
    .addOption(acceptOption())
    .option('--accept-from <file>', 'the same for every line `Access-Accepted: <fingerprint>` in a file')
    .addOption(todayOption('the day to judge dates by'))
    .option('--quiet', 'print nothing but errors')
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => review(options, io));
}

async function review(options: Options, io: Io): Promise<void> {
  const input = new Input(io);
  const accepted = [...options.accept, ...(await acceptedFrom(options.acceptFrom, input))];
  const { review, warnings } = await reviewOf(
    options,
    { accepted, closing: options.gate, today: options.today },
    input,
  );
  const messages = [...warnings, ...strangers(accepted, review)];
  if (options.quiet !== true) {
    for (const message of messages) io.err(`trtc-access: ${message}\n`);
  }
  const writer = new ReportWriter(review, io);
  if (options.quiet !== true) writer.print(options.format);
  writer.save(options.output);
  if (review.gate.state === 'closed') io.exitCode = ExitCode.FOUND;
}

interface Judging {
  readonly accepted: readonly string[];
  readonly closing: readonly GateKind[];
  readonly today: string;
}

interface Reviewed {
  readonly review: Review;
  readonly warnings: readonly string[];
}

async function reviewOf(options: Options, judging: Judging, input: Input): Promise<Reviewed> {
  const { base, head, plan, synth, basePresets } = options;
  const pins = await pinsIn(options.presets, input);
  if (plan !== undefined && base === undefined && head === undefined) {
    const read = await planIn(plan, synth, input);
    const basePins = basePresets === undefined ? pins : await pinsIn(basePresets, input, '--base-presets');
    return { review: rooms.review().reviewPlan(read, { ...judging, pins, basePins }), warnings: read.warnings };
  }
  if (base !== undefined && head !== undefined && plan === undefined && synth === undefined) {
    const before = base === 'none' ? null : await synthIn(base, '--base', input);
    const after = await synthIn(head, '--head', input);
    const basePins = await basePinsIn(basePresets, base, options.presets, input);
    const review = rooms.review().reviewSynths(before, after, { ...judging, pins, basePins });
    const isGuess = basePresets === undefined && base !== 'none' && pins.all.length > 0 && basePins.all.length === 0;
    return { review, warnings: isGuess ? [NO_BASE_PINS] : [] };
  }
  throw new CliError('give `--base <path> --head <path>` for two synths, or `--plan <file>` for a plan');
}

const NO_BASE_PINS =
  'no pins are found beside `--base`, so all of them count as new; if they are not, name those before with `--base-presets`';

async function acceptedFrom(path: string | undefined, input: Input): Promise<string[]> {
  return path === undefined ? [] : acceptedIn(await input.text(path));
}

/** Says what an approval was given for, where it does not fit. */
function strangers(accepted: readonly string[], { fingerprint, pinChanges }: Review): string[] {
  const here = [fingerprint, ...pinChanges.map((pin) => pin.fingerprint)];
  if (accepted.length === 0 || fingerprint === null || accepted.some((one) => here.includes(one))) return [];
  return [`what is accepted is another change; this one is \`${fingerprint}\``];
}

function outputOption(): Option {
  const what = 'write it to a file too: .txt, .md, .json, .sarif or .html, or <format>=<file>; can be repeated';
  return new Option('--output <file>', what).default([], 'no file').argParser(addReportFile);
}

function gateOption(): Option {
  const what = `what closes the gate: a list of ${GATE_KINDS.join(', ')}; or none`;
  return new Option('--gate <list>', what).default(GATE_KINDS, 'all of them').argParser(gateKindsIn);
}

function acceptOption(): Option {
  const what = 'open the gate for exactly this change in access, or of a pin; can be repeated';
  return new Option('--accept <fingerprint>', what).default([], 'nothing').argParser(addFingerprint);
}

function addFingerprint(text: string, accepted: readonly string[]): readonly string[] {
  if (!/^[0-9a-f]{32}$/.test(text)) throw new InvalidArgumentError('a review prints it: 32 digits from 0 to f.');
  return [...accepted, text];
}

function gateKindsIn(text: string): readonly GateKind[] {
  if (text === 'none') return [];
  const words = text.split(',');
  const kinds = GATE_KINDS.filter((kind) => words.includes(kind));
  const unknown = words.filter((word) => !GATE_KINDS.some((kind) => kind === word));
  if (unknown.length > 0) throw new InvalidArgumentError(`it is a list of ${GATE_KINDS.join(', ')}, or none.`);
  return kinds;
}

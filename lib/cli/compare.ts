import { Command } from 'commander';
import { type Verdict } from '../policy';
import { CliError } from './cli-error';
import { comparisonJson, comparisonText, reportOf, type Side } from './comparison-report';
import { ExitCode } from './exit-code';
import { type Io } from './io';
import { type Format, formatOption } from './options';
import { type PolicyFile, PolicyFiles } from './policy-files';
import { rooms } from './rooms';
import { tellingActions } from './trtc-facts';

interface Options {
  readonly before?: string[];
  readonly after?: string[];
  readonly boundary?: string;
  readonly boundaryBefore?: string;
  readonly boundaryAfter?: string;
  readonly format: Format;
}

const EXAMPLES = `
Examples:
  trtc-access compare before.json after.json
  git show main:policy.json | trtc-access compare - policy.json
  trtc-access compare --before read.json --after read.json operate.json --boundary boundary.json

Exit codes: 0 nothing is gained, 1 a document could not be read, 2 something is gained, or it cannot be told.`;

/** `trtc-access compare`: whether a change of policies gives anyone more. */
export function compareCommand(io: Io): Command {
  return new Command('compare')
    .description('Compare what policy documents allow, with a request as proof of every difference.')
    .argument('[before]', 'policy document; a folder stands for its .json files, - for standard input')
    .argument('[after]', 'the same after the change')
    .option('--before <file...>', 'instead of <before>: several documents that are held together')
    .option('--after <file...>', 'instead of <after>')
    .option('--boundary <file>', 'the permissions boundary, before and after')
    .option('--boundary-before <file>', 'the permissions boundary before')
    .option('--boundary-after <file>', 'the permissions boundary after')
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action((before: string | undefined, after: string | undefined, options: Options) =>
      compare(before, after, options, io),
    );
}

async function compare(before: string | undefined, after: string | undefined, options: Options, io: Io): Promise<void> {
  checkUsage(before, after, options);
  const reader = new PolicyFiles(io);
  const common = await reader.readBoundary(options.boundary);
  const sideBefore = sideOf(
    await reader.read(options.before ?? [before ?? '']),
    common ?? (await reader.readBoundary(options.boundaryBefore)),
  );
  const sideAfter = sideOf(
    await reader.read(options.after ?? [after ?? '']),
    common ?? (await reader.readBoundary(options.boundaryAfter)),
  );
  const { compareAccess, explain } = rooms.policy();
  const actions = tellingActions(rooms.catalog());
  const comparison = compareAccess(sideBefore.grants, sideAfter.grants, { actions });
  const report = reportOf(comparison, sideBefore, sideAfter, explain);
  io.out(options.format === 'json' ? comparisonJson(report) : comparisonText(report));
  if (!NOTHING_GAINED.includes(comparison.verdict)) io.exitCode = ExitCode.FOUND;
}

const NOTHING_GAINED: readonly Verdict[] = ['none', 'equivalent', 'narrowed'];

/** @throws CliError unless each side is given once, in one of the two ways */
function checkUsage(before: string | undefined, after: string | undefined, options: Options): void {
  const twoFiles = before !== undefined && after !== undefined && !options.before && !options.after;
  const lists = before === undefined && after === undefined && options.before && options.after;
  if (!twoFiles && !lists) {
    throw new CliError(
      'give `<before> <after>`, or `--before <file...> --after <file...>` for several documents a side',
    );
  }
  if (options.boundary !== undefined && (options.boundaryBefore ?? options.boundaryAfter) !== undefined) {
    throw new CliError('`--boundary` is meant for both sides; give it alone, or one for each side');
  }
}

function sideOf(files: readonly PolicyFile[], boundary: PolicyFile | undefined): Side {
  const documents = files.map(({ document }) => document);
  return { files, boundary, grants: { documents, ...(boundary && { boundary: boundary.document }) } };
}

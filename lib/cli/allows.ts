import { Command, InvalidArgumentError } from 'commander';
import { type Decision, type Explanation, type Request } from '../policy';
import { actionProblem } from '../policy/parse/action';
import { quoted, visible } from '../policy/parse/quoted';
import { resourceProblem } from '../policy/parse/resource';
import { CliError } from './cli-error';
import { reasonsWithNames, requestWords } from './decision-words';
import { ExitCode } from './exit-code';
import { type Io } from './io';
import { type Format, formatOption } from './options';
import { type PolicyFile, PolicyFiles } from './policy-files';
import { rooms } from './rooms';
import { jsonText } from './words';

interface Options {
  readonly action: string;
  readonly resource: string;
  readonly context: Request['context'];
  readonly boundary?: string;
  readonly format: Format;
}

const EXAMPLES = `
Examples:
  trtc-access allows policy.json --action trtc:RemoveUser --resource qcs::trtc::uin/100000000001:sdkappid/1400000001
  trtc-access allows policies/ --action trtc:CreateTrtcApp --resource '*' --context qcs:ip=203.0.113.7

Exit codes: 0 allowed, 1 a document could not be read, 2 denied or unknown.`;

/** `trtc-access allows`: whether policies allow one request, and which statement decides. */
export function allowsCommand(io: Io): Command {
  return new Command('allows')
    .description('Ask whether policy documents, held together, allow one request.')
    .argument('<file...>', 'policy documents; a folder stands for its .json files, - for standard input')
    .requiredOption('--action <action>', 'the action, such as trtc:RemoveUser')
    .requiredOption('--resource <resource>', 'its resource in six segments, or * for an action that takes none')
    .option('--context <key=value>', 'a condition key of the request, such as qcs:ip; can be repeated', addContext, {})
    .option('--boundary <file>', 'the permissions boundary')
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: Options) => allows(paths, options, io));
}

async function allows(paths: readonly string[], options: Options, io: Io): Promise<void> {
  const { action, resource, context, format } = options;
  const request = { action, resource, context };
  checkRequest(request);
  const { explain } = rooms.policy();
  const reader = new PolicyFiles(io);
  const files = await reader.read(paths);
  const boundary = await reader.readBoundary(options.boundary);
  const documents = files.map(({ document }) => document);
  const answer = explain({ documents, ...(boundary && { boundary: boundary.document }) }, request);
  const { decision, decidedBy } = answer;
  const reasons = reasonsWithNames(answer, files);
  if (format === 'json') {
    const place = decidedBy ? placeOf(decidedBy, files, boundary) : null;
    io.out(jsonText({ schema: 'trtc-access/allows@1', decision, request, decidedBy: place, reasons }));
  } else {
    const lines = [`${WORDS[decision]} — ${requestWords(request)}`, ...reasons.map((reason) => `  ${visible(reason)}`)];
    io.out(`${lines.join('\n')}\n`);
  }
  if (decision !== 'allow') io.exitCode = ExitCode.FOUND;
}

/** @throws CliError for a request that no caller could make */
function checkRequest({ action, resource }: Request): void {
  const problem =
    actionProblem(action) ??
    resourceProblem(resource) ??
    (action.includes('*') ? `${quoted(action)} is more than one action; ask about one` : undefined) ??
    (resource !== '*' && resource.includes('*')
      ? `${quoted(resource)} is more than one resource; ask about one`
      : undefined);
  if (problem !== undefined) throw new CliError(problem);
  const { findTrtcAction } = rooms.catalog();
  if (resource !== '*' && findTrtcAction(action)?.scope === 'operation') {
    throw new CliError(`CAM can't limit ${quoted(action)} to a resource; ask with --resource '*'`);
  }
}

const WORDS: Readonly<Record<Decision, string>> = { allow: 'ALLOWED', deny: 'DENIED', unknown: 'UNKNOWN' };

/** The statement that decided, as a script finds it. */
function placeOf(
  { policy, document, statement }: NonNullable<Explanation['decidedBy']>,
  files: readonly PolicyFile[],
  boundary: PolicyFile | undefined,
): { file: string; path: string } {
  const file = policy === 'boundary' ? boundary : files[document];
  return { file: file?.name ?? '', path: `$.statement[${statement}]` };
}

/** Adds `key=value` to the context; a key that is given again holds a list. */
function addContext(text: string, context: Request['context']): Request['context'] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError('write it as <key>=<value>.');
  const held = Object.hasOwn(context, key) ? context[key] : undefined;
  return { ...context, [key]: held === undefined ? value : [held, value].flat().map(String) };
}

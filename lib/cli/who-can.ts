import { Command, InvalidArgumentError } from 'commander';
import { type AccessModel, type WhoCan, type WhoCanAnswer, type Shown } from '../access';
import { visible } from '../policy/parse/quoted';
import { CliError } from './cli-error';
import { requestWords } from './decision-words';
import { type Io } from './io';
import { modelIn, type ModelOptions, withModelOptions } from './model-input';
import { type Format, formatOption } from './options';
import { rooms } from './rooms';
import { trtcFacts } from './trtc-facts';
import { jsonText } from './words';

interface Options extends ModelOptions {
  readonly app?: string;
  readonly owner?: string;
  readonly closedWorld?: boolean;
  readonly format: Format;
}

const EXAMPLES = `
Examples:
  trtc-access who-can trtc:DismissRoom
  trtc-access who-can trtc:DismissRoom --app 1400000001
  trtc-access who-can 'trtc:*' --plan plan.json --closed-world --format json

An answer is for every such request, whatever its context: "yes" is all of them, "some" comes with one that is allowed and
one that is not, and what can't be told is "unknown".

Exit codes: 0 answered, 1 could not read, or the question makes no sense.`;

/** `trtc-access who-can`: which users and roles may do something. */
export function whoCanCommand(io: Io): Command {
  const command = new Command('who-can')
    .description('Ask which users and roles may do an action, and through what.')
    .argument('<action>', 'such as trtc:DismissRoom, or a pattern such as trtc:Describe*')
    .option('--app <id>', 'on this application (its SdkAppId); without it, on every one of the account', application)
    .option('--owner <uin>', 'the number of the root account, where nothing that is read tells it', uin)
    .option('--closed-world', 'users and groups that exist already hold nothing but what is read');
  return withModelOptions(command)
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action((action: string, options: Options) => answerTo(action, options, io));
}

async function answerTo(action: string, options: Options, io: Io): Promise<void> {
  const { questionAbout, questionProblems, whoCan } = rooms.access();
  const question = questionAbout(action, options.app);
  const problems = questionProblems(question);
  if (problems.length > 0) throw new CliError(problems.join('; '));
  const model = withOwner(await modelIn(options, io), options.owner);
  const result = whoCan(model, question, { closedWorld: options.closedWorld ?? false });
  const warnings = unnamed(action);
  if (options.format === 'json') io.out(jsonText({ schema: 'trtc-access/who-can@1', ...result, warnings }));
  else io.out(whoCanText(result, model, warnings, options));
}

/** TRTC may have actions that no document names; but "no" to a slip of the pen is worth nothing. */
function unnamed(action: string): string[] {
  const allowed = rooms.access().documentOf('allow', { action });
  const findings = rooms.policy().lintPolicyDocument(allowed, trtcFacts(rooms.catalog()));
  return findings.flatMap(({ id, message }) => (id === 'unknown-action' ? [message] : []));
}

function withOwner(model: AccessModel, owner: string | undefined): AccessModel {
  if (owner === undefined) return model;
  return { ...model, accounts: model.accounts.map((account) => ({ ...account, ownerUin: account.ownerUin ?? owner })) };
}

const TITLES: readonly (readonly [WhoCanAnswer['asRead'], string])[] = [
  ['yes', 'Yes'],
  ['some', 'Some of it'],
  ['unknown', 'Unknown'],
  ['no', 'No'],
];

function whoCanText(
  { question, doubts, answers }: WhoCan,
  { accounts }: AccessModel,
  warnings: readonly string[],
  options: Options,
): string {
  const inAccount = (account: string): string => (accounts.length > 1 ? ` in ${account}` : '');
  const named = ({ kind, name, account }: WhoCanAnswer): string =>
    `${kind === 'role' ? 'role ' : ''}${name}${inAccount(account)}`;
  const sections = TITLES.flatMap(([may, title]) => {
    const those = answers.filter(({ asRead }) => asRead === may);
    if (those.length === 0) return [];
    const lines = may === 'no' ? [those.map(named).join(', ')] : those.flatMap((one) => answerLines(named(one), one));
    return ['', title, ...lines.map((line) => `  ${line}`)];
  });
  const sure = doubts.length > 0 ? ['', 'None of this is sure', ...doubts.map((doubt) => `  ${doubt}`)] : [];
  const nobody = answers.length === 0 ? ['', 'There is nobody in what was read'] : [];
  const lines = [
    `Who can ${question.action} ${where(question, options.app)}?`,
    ...warnings,
    ...sections,
    ...nobody,
    ...sure,
    ...remedies(answers, options),
  ];
  return `${lines.map(visible).join('\n')}\n`;
}

function where({ resource }: WhoCan['question'], app: string | undefined): string {
  if (app !== undefined) return `on application ${app}`;
  return resource === undefined ? 'on everything' : 'on every application';
}

function answerLines(name: string, { allowed, refused, reasons, asRead }: WhoCanAnswer): string[] {
  const shown = asRead === 'some';
  return [
    name,
    ...(allowed === null ? [] : shownLines(shown ? 'may' : undefined, allowed)),
    ...(refused === null || !shown ? [] : shownLines('may not', refused)),
    ...reasons.map((reason) => `  ${shown ? 'the rest: ' : ''}${reason}`),
  ];
}

/** @param verb says of the request whether it is allowed; undefined where all of them are */
function shownLines(verb: string | undefined, { request, reasons, ways }: Shown): string[] {
  const held = ways.map(({ via, attached, joined }) => {
    const group = via === null ? '' : `through ${via}, joined at ${source(joined)}, `;
    return `${group}attached at ${source(attached)}`;
  });
  const why = [...reasons, ...held];
  return verb === undefined
    ? why.map((line) => `  ${line}`)
    : [`  ${verb} ${requestWords(request)}`, ...why.map((line) => `    ${line}`)];
}

function source(origin: Shown['ways'][number]['attached']): string {
  return origin?.source ?? origin?.address ?? 'unknown';
}

/** Options that would answer what is unknown. */
function remedies(answers: readonly WhoCanAnswer[], { owner, closedWorld }: Options): string[] {
  const open = answers.flatMap(({ reasons }) => reasons);
  const lines = [
    owner === undefined &&
      open.some((reason) => reason.includes('${owner_uin}')) &&
      'tell whose account it is with --owner',
    closedWorld !== true &&
      open.some((reason) => reason.includes('exists already')) &&
      'say with --closed-world that nobody holds more than what is read',
    open.some((reason) => /the document of `\w+` is not known/.test(reason)) &&
      'pin presets: trtc-access presets pin --help',
  ].filter((line) => line !== false);
  return lines.length === 0 ? [] : ['', 'To know more', ...lines.map((line) => `  ${line}`)];
}

function application(text: string): string {
  if (/^[1-9]\d*$/.test(text)) return text;
  throw new InvalidArgumentError('it is the number of an application, its SdkAppId.');
}

function uin(text: string): string {
  if (/^[1-9]\d*$/.test(text)) return text;
  throw new InvalidArgumentError('it is the number of an account.');
}

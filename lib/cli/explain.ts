import { Command } from 'commander';
import { type HeldBoundary, type HeldCredential, type HeldPolicy, type UserExplanation } from '../access';
import { quoted, visible } from '../policy/parse/quoted';
import { CliError } from './cli-error';
import { kindWords, placeWords, purposeWords, statementWords, wayWords } from './held-words';
import { type Io } from './io';
import { modelIn, type ModelOptions, withModelOptions } from './model-input';
import { type Format, formatOption } from './options';
import { rooms } from './rooms';
import { jsonText } from './words';

interface Options extends ModelOptions {
  readonly format: Format;
}

const EXAMPLES = `
Examples:
  trtc-access explain alice
  trtc-access explain alice --synth cdktf.out --format json
  terraform show -json plan.tfplan | trtc-access explain alice --plan - --synth cdktf.out

Exit codes: 0 explained, 1 could not read, or there is no such user.`;

/** `trtc-access explain`: what one user holds, and why. */
export function explainCommand(io: Io): Command {
  const command = new Command('explain')
    .description(
      'Explain a user: every policy it holds, through which group, from which line of code, and what is unknown.',
    )
    .argument('<user>', 'name of the user');
  return withModelOptions(command)
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action((user: string, options: Options) => explainTo(user, options, io));
}

async function explainTo(user: string, options: Options, io: Io): Promise<void> {
  const model = await modelIn(options, io);
  const users = rooms.access().explainUser(model, user);
  if (users.length === 0) {
    const names = model.accounts.flatMap(({ users: all }) => all.map(({ name }) => name));
    const known = names.filter((name) => typeof name === 'string');
    const closest = rooms.catalog().closestName(user, known);
    const hint =
      closest === undefined ? 'see `trtc-access matrix` for those there are' : `did you mean ${quoted(closest)}?`;
    throw new CliError(`there is no user ${quoted(user)}; ${hint}`);
  }
  io.out(options.format === 'json' ? jsonText({ schema: 'trtc-access/explain@1', users }) : explanationText(users));
}

function explanationText(users: readonly UserExplanation[]): string {
  const blocks = users.map((user) => [
    `${user.user}${users.length > 1 ? ` in ${user.account}` : ''}, ${existence(user)}`,
    ...section('Signs in with', ways(user)),
    ...section(
      'Groups',
      user.groups.map(({ group, joined }) => [`${group}, joined at ${placeWords(joined)}`]),
    ),
    ...section('Holds', user.policies.map(policyLines), 'no policy'),
    ...section('Within', user.boundaries.map(boundaryLines), 'no permissions boundary'),
    ...section(
      'Not known',
      [...new Set(user.unknown)].map((sentence) => [sentence]),
    ),
  ]);
  return `${blocks.map((lines) => lines.map(visible).join('\n')).join('\n\n')}\n`;
}

function existence({ declared }: UserExplanation): string {
  return declared === null ? 'which exists already' : `made at ${placeWords(declared)}`;
}

/** A title with its items, the lines of each behind its first one. */
function section(title: string, items: readonly (readonly string[])[], nothing?: string): string[] {
  if (items.length === 0) return nothing === undefined ? [] : [title, `  ${nothing}`];
  return [title, ...items.flatMap(([first = '', ...rest]) => [`  ${first}`, ...rest.map((line) => `    ${line}`)])];
}

function ways({ consoleLogin, declared, credentials }: UserExplanation): string[][] {
  const login = consoleLogin === true ? [[`the console, as ${placeWords(declared)} says`]] : [];
  return [...login, ...credentials.flatMap(credentialLines)];
}

const CREDENTIALS: Readonly<Record<HeldCredential['kind'], string>> = {
  'access-key': 'an API key',
  'initial-key': 'the API key that it is made with',
  password: 'the password that it is made with',
  'second-factor': 'a second factor',
};

function credentialLines({ kind, place, secretInState }: HeldCredential): string[][] {
  const secret =
    secretInState === true
      ? ', whose secret is in the state in clear'
      : secretInState === null
        ? ', whose secret may be in the state in clear'
        : '';
  return [[`${CREDENTIALS[kind]}, from ${placeWords(place)}${secret}`]];
}

function policyLines(policy: HeldPolicy): string[] {
  return [
    `${policy.policy}, ${kindWords(policy)}`,
    ...policy.statements.map(statementWords),
    ...policy.ways.flatMap((way) => {
      const purpose = purposeWords(way.attached);
      return [wayWords(way), ...(purpose === undefined ? [] : [purpose])].filter((line) => line !== '');
    }),
  ];
}

function boundaryLines(boundary: HeldBoundary): string[] {
  return [
    `${boundary.policy}, ${kindWords(boundary)}`,
    ...boundary.statements.map(statementWords),
    `set at ${placeWords(boundary.set)}`,
  ];
}

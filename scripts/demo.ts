import { type AnsweredRequest, CamEmulator } from 'cdktf-trtc-access/emulator';
import { CommandError, Workplace } from './demo/workplace';
import { Terminal } from './demo/terminal';

const PROVIDER = 'tencentcloudstack/tencentcloud';
const STACK = 'cdktf.out/stacks/trtc';

/** `npm run demo`: from a few lines of TypeScript to a grant in an emulated account, and back. */
async function tell(terminal: Terminal, place: Workplace, opened: (cam: CamEmulator) => void): Promise<void> {
  terminal.heading('Access to TRTC, as code');
  terminal.command('cat main.ts');
  terminal.quote(place.read('main.ts'));

  terminal.heading('The code becomes Terraform');
  await synth(terminal, place);
  terminal.say('Bob is to have full access. In Terraform that is:\n');
  terminal.quote(attachmentOf(place, 'bob', 'QcloudTRTCFullAccess'));

  terminal.heading('Terraform takes over');
  const missing = await install(terminal, place);
  if (missing !== undefined) {
    terminal.say(`The rest needs Terraform with the provider ${PROVIDER}: ${missing}`);
    return;
  }

  terminal.heading('A cloud to try it on');
  const requests: AnsweredRequest[] = [];
  const cam = await CamEmulator.start({ inheritedEnv: process.env, onRequest: (request) => requests.push(request) });
  opened(cam);
  cam.console.createUser('bob');
  terminal.command('npx trtc-access emulator');
  terminal.say(
    `CAM, Tencent Cloud's access management, runs on ${cam.url}. Bob is known there, Alice is not.\nThe variables that it prints lead Terraform there.`,
  );
  const terraform = (...words: string[]): Promise<string> => {
    terminal.command(`terraform -chdir=${STACK} ${words.filter((word) => !DETAILS.includes(word)).join(' ')}`);
    return terminal.during(place.run('terraform', [`-chdir=${STACK}`, ...words], cam.env));
  };
  const held = (): void => terminal.quote(summary(cam));

  terminal.heading('Apply it, with the real provider');
  terminal.say(
    'The provider waits ten seconds after each thing that it creates; a user and its grants take two of these.',
  );
  terminal.quote(highlights(await terraform('apply', '-auto-approve', ...DETAILS)));
  terminal.say('Now the account has:\n');
  held();

  terminal.heading('Nothing is left to do');
  terminal.quote(highlights(await terraform('plan', ...DETAILS)));

  terminal.heading('Delete a line, revoke one permission');
  terminal.say('In main.ts:\n');
  terminal.deleted(place.deleteLine('main.ts', 'operate.addPrincipal(bob)'));
  await synth(terminal, place);
  requests.length = 0;
  terminal.quote(highlights(await terraform('apply', '-auto-approve', ...DETAILS)));
  const changes = requests.filter(({ writes }) => writes).map(({ action }) => action);
  terminal.say(`The provider made ${requests.length} calls. Those that change something: ${changes.join(', ')}.\n`);
  held();

  terminal.heading('Leave no trace');
  terminal.quote(highlights(await terraform('destroy', '-auto-approve', ...DETAILS)));
  terminal.say('The account is as it was found:\n');
  held();
}

/** Words that make no difference to a reader. */
const DETAILS = ['-input=false', '-no-color'];

async function synth(terminal: Terminal, place: Workplace): Promise<void> {
  terminal.command('npx tsx main.ts');
  await terminal.during(place.synth());
}

/** Resolves to what is missing, in one line, or to nothing. */
async function install(terminal: Terminal, place: Workplace): Promise<string | undefined> {
  terminal.command(`terraform -chdir=${STACK} init`);
  try {
    await terminal.during(place.run('terraform', [`-chdir=${STACK}`, 'init', ...DETAILS]));
    terminal.say(`Terraform has the provider ${PROVIDER}.`);
    return undefined;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return /Error: .*/.exec(error.message)?.[0] ?? error.message.trim();
  }
}

/** The lines of Terraform's output that say what happened. */
function highlights(output: string): string {
  const telling = /: (Creation|Destruction|Modifications) complete|^(Apply|Destroy) complete|^No changes|^Plan:/;
  const lines = output.split('\n').filter((line) => telling.test(line));
  return lines.map((line) => line.replace(/ \[id=.*\]$/, '')).join('\n');
}

interface Synthesised {
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
}

function attachmentOf(place: Workplace, userName: string, policyName: string): string {
  const { resource } = JSON.parse(place.read(`${STACK}/cdk.tf.json`)) as Synthesised;
  const type = 'tencentcloud_cam_user_policy_attachment';
  const found = Object.entries(resource[type] ?? {}).find(([name]) => name.includes(`${userName}-${policyName}`));
  if (found === undefined) throw new Error(`no attachment of ${policyName} to ${userName}`);
  const [name, { '//': notes, ...settings }] = found;
  const { trtc } = notes as { trtc: unknown };
  return JSON.stringify({ [name]: { '//': { trtc }, ...settings } }, undefined, 2);
}

function summary(cam: CamEmulator): string {
  const rows = cam.console
    .summary()
    .users.map(({ userName, policies }) => [userName, policies.join(', ') || 'nothing']);
  return rows.map(([userName = '', policies]) => `${userName.padEnd(6)} ${policies}`).join('\n');
}

async function main(): Promise<number> {
  const place = new Workplace();
  let cam: CamEmulator | undefined;
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted = true;
      place.close();
    });
  }
  try {
    await tell(new Terminal(process.stdout), place, (opened) => (cam = opened));
    return 0;
  } catch (error) {
    if (interrupted) return 130;
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    place.close();
    await cam?.stop();
  }
}

void main().then((code) => (process.exitCode = code));

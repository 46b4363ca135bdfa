import { type Cam, type CamAccessKey, type CamUser } from '../../cam';
import { quoted } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';
import { type Io } from '../io';
import { asking } from '../live-account';
import { rooms } from '../rooms';
import { type ConfirmOptions, confirmed } from './confirm';

/** What is to be taken back. */
export interface TakingBack {
  readonly cam: Cam;
  readonly user: CamUser;
  readonly keys: readonly CamAccessKey[];
  /** Whether keys are deleted after they are disabled. */
  readonly deleting: boolean;
  /** Whether console login is switched off. */
  readonly console?: boolean;
}

/** One thing to do, in words for before and after. */
interface Step {
  readonly plan: string;
  readonly done: string;
  readonly run: () => Promise<void>;
}

/**
 * Takes credentials back, once that is confirmed: what stops everything comes first, what can't be undone last.
 *
 * A step that fails does not keep the others from being done: half of them is better than none.
 *
 * @throws CliError with every step that failed
 */
export async function takeKeysBack(taking: TakingBack, options: ConfirmOptions, io: Io): Promise<void> {
  const { cam, keys } = taking;
  const uses = await asking(() => cam.accessKeys.lastUses(keys.map(({ secretId }) => secretId)));
  const steps = stepsOf(taking, uses);
  if (
    !(await confirmed(
      steps.map(({ plan }) => plan),
      options,
      io,
    ))
  )
    return;
  const failed: string[] = [];
  for (const { plan, done, run } of steps) {
    try {
      await run();
      io.err(`trtc-access: ${done}\n`);
    } catch (error) {
      if (!(error instanceof rooms.cam().CamError)) throw error;
      failed.push(`could not ${plan}: ${error.message}`);
    }
  }
  if (failed.length > 0) throw new CliError(`${failed.join('; ')}; run the command again`);
}

function stepsOf(
  { cam, user, keys, deleting, console = false }: TakingBack,
  uses: ReadonlyMap<string, string>,
): Step[] {
  const { uin, userName } = user;
  const disable = keys
    .filter(({ active }) => active)
    .map(({ secretId }) => ({
      plan: `disable API key ${quoted(secretId)} of ${quoted(userName)}, ${lastUse(uses.get(secretId))}`,
      done: `API key ${quoted(secretId)} disabled`,
      run: () => cam.accessKeys.disable(uin, secretId),
    }));
  const logOff = {
    plan: `switch console login of ${quoted(userName)} off`,
    done: `console login of ${quoted(userName)} switched off`,
    run: () => cam.users.disableConsoleLogin(userName),
  };
  const remove = keys.map(({ secretId }) => ({
    plan: `delete API key ${quoted(secretId)} of ${quoted(userName)}, for good`,
    done: `API key ${quoted(secretId)} deleted`,
    run: () => cam.accessKeys.delete(uin, secretId),
  }));
  return [...disable, ...(console ? [logOff] : []), ...(deleting ? remove : [])];
}

/** CAM knows a use a day late, and of most keys that were never used nothing. */
function lastUse(day: string | undefined): string {
  return day === undefined ? 'not used as far as CAM knows' : `last used on ${day}`;
}

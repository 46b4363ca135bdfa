import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import { type Cam, type CamSettings } from '../cam';
import { attempt } from './attempt';
import { CliError } from './cli-error';
import { type Io } from './io';
import { rooms } from './rooms';

/** `--endpoint`: an emulator instead of the cloud. */
export function endpointOption(): Option {
  return new Option('--endpoint <url>', 'an emulator on this machine instead of the cloud, http://127.0.0.1:<port>');
}

/** The live account, and how it is reached. */
export interface LiveAccount {
  readonly cam: Cam;
  readonly settings: CamSettings;
}

/**
 * The account that the environment leads to, as it leads the Terraform provider.
 *
 * @throws CliError when it leads nowhere
 */
export function liveAccount(io: Pick<Io, 'env'>, endpoint: string | undefined): LiveAccount {
  const { Cam, camSettings, SettingsError } = rooms.cam();
  try {
    const settings = camSettings({ env: io.env, readText, endpoint });
    return { cam: new Cam(settings), settings };
  } catch (error) {
    throw error instanceof SettingsError ? new CliError(error.message) : error;
  }
}

/** Runs what asks the account; what CAM refuses becomes a message. */
export async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof rooms.cam().CamError ? new CliError(error.message) : error;
  }
}

function readText(path: string): string | undefined {
  return attempt('read', path, () => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  });
}

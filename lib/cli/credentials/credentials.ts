import { Command } from 'commander';
import { type Io } from '../io';
import { decryptCommand } from './decrypt';
import { issueCommand } from './issue';
import { warnOfProviderLog } from './provider-log';
import { revokeCommand } from './revoke';
import { rotateCommand } from './rotate';
import { statusCommand } from './status';

const HELP = `
They talk to the account that the Terraform provider would talk to: by TENCENTCLOUD_SECRET_ID and its like, or by a profile
of TCCLI. See "trtc-access credentials <command> --help".`;

/** `trtc-access credentials`: hand credentials over, and take them back. */
export function credentialsCommand(io: Io): Command {
  const command = new Command('credentials')
    .description('Hand credentials of sub-users over, rotate them and take them back.')
    .addHelpText('after', HELP)
    .hook('preAction', () => warnOfProviderLog(io));
  for (const define of [issueCommand, decryptCommand, rotateCommand, revokeCommand, statusCommand]) {
    command.addCommand(define(io));
  }
  return command;
}

import { Command } from 'commander';
import { type Io } from './io';
import { presetsCheckCommand } from './presets-check';
import { presetsPinCommand } from './presets-pin';

const EXAMPLES = `
Examples:
  trtc-access presets pin QcloudTRTCFullAccess QcloudTRTCReadonlyAccess
  trtc-access presets check`;

/** `trtc-access presets`: keeps the copies of presets' documents that reviews judge by. */
export function presetsCommand(io: Io): Command {
  return new Command('presets')
    .description('Pin what presets allow, in trtc-presets.json, and check the pins against the account.')
    .addCommand(presetsPinCommand(io))
    .addCommand(presetsCheckCommand(io))
    .addHelpText('after', EXAMPLES);
}

import { Argument, Command } from 'commander';
import { type Io } from '../io';
import { bashCompletion } from './bash';
import { commandTree } from './command-tree';
import { fishCompletion } from './fish';
import { zshCompletion } from './zsh';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };
type Shell = keyof typeof SHELLS;

const EXAMPLES = `
Examples:
  eval "$(trtc-access completion bash)"             in ~/.bashrc
  source <(trtc-access completion zsh)              in ~/.zshrc, after compinit
  trtc-access completion fish | source              in ~/.config/fish/config.fish

Exit codes: 0 printed, 1 no such shell.`;

/** `trtc-access completion`: a script with which a shell completes the command. */
export function completionCommand(io: Io): Command {
  return new Command('completion')
    .description('Print a script with which a shell completes commands and options.')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)))
    .addHelpText('after', EXAMPLES)
    .action((shell: Shell, _options: unknown, command: Command) => {
      const root = command.parent ?? command;
      io.out(SHELLS[shell](commandTree(root), root.name()));
    });
}

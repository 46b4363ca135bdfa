import { type Command, type Option } from 'commander';

/** A command, as a shell completes it. */
export interface CompletedCommand {
  /** Words from the program's name on: none for the program, `['presets', 'pin']`. */
  readonly path: readonly string[];
  readonly description: string;
  readonly commands: readonly CompletedCommand[];
  readonly options: readonly CompletedOption[];
  /** What the first argument may be; none when that is open. */
  readonly choices: readonly string[];
}

export interface CompletedOption {
  readonly flag: string;
  readonly description: string;
  /** What follows it: nothing, one of `choices`, a file, or something that no shell knows. */
  readonly value: 'none' | 'choice' | 'file' | 'other';
  readonly choices: readonly string[];
}

/** What commander knows of a command and those below it: what is declared there is what is completed. */
export function commandTree(command: Command, path: readonly string[] = []): CompletedCommand {
  const help = command.createHelp();
  return {
    path,
    description: command.description(),
    commands: help
      .visibleCommands(command)
      .filter((one) => command.commands.includes(one))
      .map((one) => commandTree(one, [...path, one.name()])),
    options: help.visibleOptions(command).map(completedOption),
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
}

/** The command and all below it, the outer ones first. */
export function allCommands(command: CompletedCommand): CompletedCommand[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function completedOption(option: Option): CompletedOption {
  const choices = option.argChoices ?? [];
  const takesValue = option.required || option.optional;
  const isFile = /<(?:file|path)\b/.test(option.flags);
  const value = !takesValue ? 'none' : choices.length > 0 ? 'choice' : isFile ? 'file' : 'other';
  return { flag: option.long ?? option.short ?? '', description: option.description, value, choices };
}

import { allCommands, type CompletedCommand } from './command-tree';

/** A script for fish: `trtc-access completion fish | source`. */
export function fishCompletion(root: CompletedCommand, program: string): string {
  const groups = root.commands.filter(({ commands }) => commands.length > 0).map(({ path }) => path.join(' '));
  const lines = allCommands(root).flatMap((command) => [
    ...command.commands.map((one) => offer(inside(command, groups, true), one.path.at(-1) ?? '', one.description)),
    ...command.choices.map((choice) => offer(inside(command, groups, false), choice, '')),
    ...command.options.map(({ flag, description, value, choices }) => {
      const takes = { none: '', choice: ` -x -a ${quoted(choices.join(' '))}`, file: ' -r -F', other: ' -x' }[value];
      const name = flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`;
      return `complete -c ${program} -n ${inside(command, groups, false)} ${name}${takes} -d ${quoted(description)}`;
    }),
  ]);
  return `# Completion for ${program}, for fish. Made by \`${program} completion fish\`.\n${lines.join('\n')}\n`;

  function offer(when: string, name: string, description: string): string {
    return `complete -c ${program} -f -n ${when} -a ${quoted(name)} -d ${quoted(description)}`;
  }
}

/** The condition that the words so far lead to a command, and, for what comes next, to none of those below it. */
function inside({ path, commands }: CompletedCommand, groups: readonly string[], next: boolean): string {
  const [first] = path;
  if (first === undefined) return quoted('__fish_use_subcommand');
  const others = path.length === 1 && !groups.includes(first) ? groups : [];
  const conditions = [
    ...path.map((word) => `__fish_seen_subcommand_from ${word}`),
    ...(others.length > 0 ? [`not __fish_seen_subcommand_from ${others.join(' ')}`] : []),
    ...(next ? [`not __fish_seen_subcommand_from ${commands.map((one) => one.path.at(-1)).join(' ')}`] : []),
  ];
  return quoted(conditions.join('; and '));
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

import { allCommands, type CompletedCommand } from './command-tree';

/** A script for bash: `eval "$(trtc-access completion bash)"`. Where it has nothing to say, bash completes files. */
export function bashCompletion(root: CompletedCommand, program: string): string {
  const commands = allCommands(root);
  const [, ...below] = commands;
  const steps = below.map(({ path }) => quoted(stepTo(path)));
  return `# Completion for ${program}, for bash. Made by \`${program} completion bash\`.
_trtc_access() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path= word words=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
      ${steps.join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  COMPREPLY=()
  case "$path $prev" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "$path" in
${commands.map(wordCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _trtc_access ${program}
`;
}

/** What the loop sees when it comes to a command: the path so far, and the word. */
function stepTo(path: readonly string[]): string {
  return `${path.slice(0, -1).join(' ')} ${path.at(-1)}`;
}

function valueCases({ path, options }: CompletedCommand): string[] {
  return options.flatMap(({ flag, value, choices }) => {
    if (value === 'none') return [];
    const pattern = quoted(`${path.join(' ')} ${flag}`);
    // bash completes a file by itself, and of other values nobody knows anything.
    if (value !== 'choice') return [`    ${pattern}) return ;;`];
    return [`    ${pattern}) COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$cur")); return ;;`];
  });
}

function wordCase({ path, commands, options, choices }: CompletedCommand): string {
  const names = [...commands.map((one) => one.path.at(-1)), ...choices].join(' ');
  const flags = options.map(({ flag }) => flag).join(' ');
  return `    ${quoted(path.join(' '))}) case "$cur" in -*) words=${quoted(flags)} ;; *) words=${quoted(names)} ;; esac ;;`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

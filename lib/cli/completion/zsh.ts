import { allCommands, type CompletedCommand, type CompletedOption } from './command-tree';

/** A script for zsh: `source <(trtc-access completion zsh)`, or a file `_trtc-access` in the `fpath`. */
export function zshCompletion(root: CompletedCommand, program: string): string {
  const commands = allCommands(root);
  const [, ...below] = commands;
  const steps = below.map(({ path }) => quoted(`${path.slice(0, -1).join(' ')} ${path.at(-1)}`));
  return `#compdef ${program}
# Completion for ${program}, for zsh. Made by \`${program} completion zsh\`.
_trtc_access() {
  local at= word cur=\${words[CURRENT]} prev=\${words[CURRENT-1]}
  local -a offered
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $word" in
      ${steps.join('|')}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at $prev" in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$at" in
${commands.map(optionCase).join('\n')}
    esac
    _describe option offered
    return
  fi
  case "$at" in
${commands.flatMap(nameCase).join('\n')}
    *) _files; return ;;
  esac
  _describe command offered
}
if [[ $funcstack[1] == _trtc_access || $funcstack[1] == _${program} ]]; then _trtc_access "$@"; else compdef _trtc_access ${program}; fi
`;
}

function valueCases({ path, options }: CompletedCommand): string[] {
  const does: Record<Exclude<CompletedOption['value'], 'none'>, (choices: readonly string[]) => string> = {
    choice: (choices) => `compadd -- ${choices.join(' ')}`,
    file: () => '_files',
    other: () => '_message value',
  };
  return options.flatMap(({ flag, value, choices }) =>
    value === 'none' ? [] : [`    ${quoted(`${path.join(' ')} ${flag}`)}) ${does[value](choices)}; return ;;`],
  );
}

function optionCase({ path, options }: CompletedCommand): string {
  const described = options.map(({ flag, description }) => item(flag, description));
  return `      ${quoted(path.join(' '))}) offered=(${described.join(' ')}) ;;`;
}

/** What has no commands below it takes files. */
function nameCase({ path, commands, choices }: CompletedCommand): string[] {
  const described = [
    ...commands.map((one) => item(one.path.at(-1) ?? '', one.description)),
    ...choices.map((choice) => item(choice, '')),
  ];
  return described.length === 0 ? [] : [`    ${quoted(path.join(' '))}) offered=(${described.join(' ')}) ;;`];
}

function item(name: string, description: string): string {
  return quoted(description === '' ? name : `${name}:${description.replaceAll(':', '\\:')}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

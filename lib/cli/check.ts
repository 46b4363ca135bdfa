import { Command } from 'commander';
import { type PolicyFinding } from '../policy';
import { visible } from '../policy/parse/quoted';
import { ExitCode } from './exit-code';
import { type Io } from './io';
import { type Format, formatOption } from './options';
import { PolicyFiles } from './policy-files';
import { rooms } from './rooms';
import { trtcFacts } from './trtc-facts';
import { jsonText, plural } from './words';

interface Checked {
  readonly file: string;
  readonly findings: readonly PolicyFinding[];
}

const EXAMPLES = `
Examples:
  trtc-access check policy.json
  trtc-access check policies/ --format json
  terraform output -raw policy | trtc-access check -

Exit codes: 0 nothing but notes, 1 a document could not be read or is no policy, 2 warnings.`;

/** `trtc-access check`: what a policy's writer would want to know. */
export function checkCommand(io: Io): Command {
  return new Command('check')
    .description('Check policy documents: the grammar, and what CAM would ignore or its writer hardly meant.')
    .argument('<file...>', 'policy documents; a folder stands for its .json files, - for standard input')
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], { format }: { format: Format }) => {
      const { lintPolicyDocument } = rooms.policy();
      const facts = trtcFacts(rooms.catalog());
      const files = await new PolicyFiles(io).read(paths);
      const checked = files.map(({ name, document }) => ({
        file: name,
        findings: lintPolicyDocument(document, facts),
      }));
      io.out(format === 'json' ? jsonText({ schema: 'trtc-access/check@1', files: checked }) : checkText(checked));
      const warned = checked.some(({ findings }) => findings.some(({ severity }) => severity === 'warning'));
      if (warned) io.exitCode = ExitCode.FOUND;
    });
}

function checkText(checked: readonly Checked[]): string {
  return checked
    .flatMap(({ file, findings }) => [
      `${visible(file)}: ${countWords(findings)}`,
      ...findings.map(({ severity, id, path, message }) => `  ${severity} ${id} at ${path}: ${message}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function countWords(findings: readonly PolicyFinding[]): string {
  const count = (severity: PolicyFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const [warnings, notes] = [count('warning'), count('note')];
  if (warnings + notes === 0) return 'nothing to say';
  return [warnings > 0 && plural(warnings, 'warning'), notes > 0 && plural(notes, 'note')].filter(Boolean).join(', ');
}

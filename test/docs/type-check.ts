import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './pages';

/** Type-checks files that exist in memory only, with the project's own settings; the errors read `file:line: message`. */
export function typeCheck(sources: Map<string, string>): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, 'tsconfig.json'),
    { noUnusedLocals: false, noUnusedParameters: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (config === undefined) throw new Error('tsconfig.json could not be read');
  const texts = new Map([...sources].map(([file, text]) => [join(ROOT, file), text]));
  const onDisk = ts.createCompilerHost(config.options);
  const host = ts.createCompilerHost(config.options);
  host.fileExists = (file) => texts.has(file) || onDisk.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? onDisk.readFile(file);
  const program = ts.createProgram([...texts.keys()], config.options, host);
  return [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return ts.getPreEmitDiagnostics(program, source).map((diagnostic) => {
      const line = ts.getLineAndCharacterOfPosition(diagnostic.file ?? source!, diagnostic.start ?? 0).line + 1;
      return `${file.slice(ROOT.length + 1)}:${line}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
    });
  });
}

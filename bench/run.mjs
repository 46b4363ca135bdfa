// Prints how fast the built package is. Bounds that are missed are marked; the exit code stays 0, for time proves nothing
// on a machine that others use. It is 1 when what is compared is not the same.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { alternately, median, node, nodeTime, ratio } from './measure.mjs';

const ROUNDS = 3;
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const synth = (program, grants) => () => JSON.parse(node(file(`programs/${program}.js`), String(grants)));
const times = (results) => results.map(({ milliseconds }) => milliseconds);

console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model}; medians of ${ROUNDS} rounds or more\n`,
);

const synths = alternately(ROUNDS, {
  bare: synth('bare', 10_000),
  bindings: synth('bindings', 10_000),
  oneBinding: synth('one-binding', 10_000),
  many: synth('bindings', 50_000),
});
const [bare, bindings, oneBinding, many] = Object.values(synths).map(([{ made }]) => made);
for (const made of [bindings, oneBinding]) {
  if (JSON.stringify(made) !== JSON.stringify(bare)) {
    throw new Error(`not the same resources: ${JSON.stringify(made)} and ${JSON.stringify(bare)}`);
  }
}
const loads = alternately(5 * ROUNDS, { load: () => JSON.parse(node(file('programs/load.js'))) }).load;
const starts = alternately(5 * ROUNDS, {
  nothing: () => nodeTime('-e', '0'),
  version: () => nodeTime(file('../dist/cli/main.js'), '--version'),
});

row('synth of 10,000 grants, a binding each ÷ bare resources', ratio(times(synths.bindings), times(synths.bare)), 1.1);
row('synth of 10,000 grants in one binding ÷ bare resources', ratio(times(synths.oneBinding), times(synths.bare)), 1.1);
row('synth of 50,000 grants ÷ 10,000', ratio(times(synths.many), times(synths.bindings)), 5.5);
row("require('cdktf-trtc-access') after cdktf, ms", median(times(loads)), 40);
row('trtc-access --version ÷ node -e 0', ratio(starts.version, starts.nothing), 1.5);
row('lookups for 10,000 grants of 10 presets', bindings.lookups, 10);
row('lookups for 50,000 grants of 50 presets', many.lookups, 50);
console.log(`\nbindings that loading the package brings along: ${loads[0].bindings.join(', ') || 'none'}`);
console.log(
  `seconds of processor time: ${seconds('bare')} bare, ${seconds('bindings')} ours, ${seconds('many')} for 50,000\n`,
);

for (const more of ['review.mjs', 'compare.mjs', 'emulator.mjs']) {
  if (!existsSync(file(more))) continue;
  const { status } = spawnSync(process.execPath, [file(more)], { stdio: 'inherit' });
  process.exitCode ||= status ?? 1;
}

function row(what, figure, bound) {
  const shown = Number.isInteger(figure) ? String(figure) : figure.toFixed(2);
  console.log(`${figure <= bound ? '✓' : '✗'} ${what.padEnd(58)} ${shown.padStart(7)}   ≤ ${bound}`);
}

function seconds(name) {
  return (median(times(synths[name])) / 1000).toFixed(1);
}

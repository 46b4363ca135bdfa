// Prints what the review of 10,000 changes takes, as a ratio to `JSON.parse` of the same text. Exits with 1 when a review
// is not what it should be.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternately, median, node, ratio } from './measure.mjs';

const program = (name) => fileURLToPath(new URL(`programs/${name}.js`, import.meta.url));
const PLANS = [
  {
    what: '5,000 new users and their presets',
    from: ['create-user-with-preset', 'alice', '5000'],
    verdict: 'broadened',
  },
  { what: '10,000 grants taken away', from: ['revoke', 'bob', '10000'], verdict: 'narrowed' },
  { what: '10,000 presets exchanged', from: ['swap-preset-same-address', 'bob', '10000'], verdict: 'unknown' },
];
/** The first rounds are slower: V8 has not compiled everything yet. */
const WARM_UP = 3;
const ROUNDS = 9;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  for (const { what, from, verdict } of PLANS) {
    const path = join(folder, 'plan.json');
    writeFileSync(path, node(program('many-changes'), ...from));
    const run = (...words) => JSON.parse(node(program('review'), path, ...words));

    const { parse, review, reviewed } = run('both', String(WARM_UP + ROUNDS));
    check(what, reviewed, verdict);
    const once = alternately(3, { parse: () => run('parse', '1'), review: () => run('review', '1') });
    const megabytes = (name) => once[name].map((one) => one.megabytes);
    const first = (name) => once[name].map((one) => one[name][0]);

    row(`${what} ÷ JSON.parse`, ratio(review.slice(WARM_UP), parse.slice(WARM_UP)), 3);
    row('  memory ÷ that of JSON.parse', ratio(megabytes('review'), megabytes('parse')), 3);
    const [cold, parsed] = [median(first('review')), median(first('parse'))];
    console.log(`    in a process of its own: ${cold.toFixed(0)} ms, JSON.parse ${parsed.toFixed(0)} ms`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function check(what, { verdict, coverage }, expected) {
  const whole = coverage.read === 10_000 && coverage.notUnderstood.length === 0;
  if (verdict !== expected || !whole) throw new Error(`${what}: ${verdict}, ${JSON.stringify(coverage).slice(0, 200)}`);
}

function row(what, figure, bound) {
  console.log(`${figure <= bound ? '✓' : '✗'} ${what.padEnd(58)} ${figure.toFixed(2).padStart(7)}   ≤ ${bound}`);
}

const { readFileSync } = require('node:fs');
const { readPlan, reviewPlan } = require('cdktf-trtc-access/review');

/**
 * Reads and reviews a plan as often as asked, or only parses it, and prints what each round took and the most memory that
 * there was.
 *
 * The time is of the processor, so that other work on the machine counts less; the collector's threads are part of it.
 *
 * @example node review.js plan.json review 5
 */
const [path, what, rounds] = process.argv.slice(2);
const text = readFileSync(path, 'utf8');
const parse = () => JSON.parse(text);
const review = () => reviewPlan(readPlan(text), { today: '2026-11-25' });

const took = { parse: [], review: [] };
let made;
for (let round = 0; round < Number(rounds); round++) {
  if (what !== 'review') time('parse', parse);
  if (what !== 'parse') made = time('review', review);
}
const { maxRSS } = process.resourceUsage();
const reviewed = made && { verdict: made.verdict, coverage: made.coverage };
process.stdout.write(JSON.stringify({ ...took, megabytes: maxRSS / 1024, reviewed }));

function time(name, work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  took[name].push((user + system) / 1000);
  return result;
}

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Prints a plan that the real engine wrote, made large: whatever in it names one thing is there many times, under names
 * of their own.
 *
 * @example node many-changes.js revoke bob 10000
 */
const [recording, word, copies] = process.argv.slice(2);
const plan = JSON.parse(
  readFileSync(join(__dirname, '../../test/fixtures/recordings', recording, 'plan.json'), 'utf8'),
);
const modules = [plan.planned_values, plan.prior_state?.values, plan.configuration].map((part) => part?.root_module);
for (const holder of [plan, ...modules]) {
  for (const list of ['resource_changes', 'relevant_attributes', 'resources']) {
    if (holder?.[list] !== undefined) holder[list] = holder[list].flatMap(many);
  }
}
process.stdout.write(JSON.stringify(plan));

function many(entry) {
  const written = JSON.stringify(entry);
  if (!written.includes(word)) return [entry];
  return Array.from({ length: Number(copies) }, (_, i) => JSON.parse(written.replaceAll(word, `${word}-${i}`)));
}

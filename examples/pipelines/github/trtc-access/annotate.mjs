// Shows what a SARIF file says on the lines of a pull request: `node annotate.mjs review.sarif`.
//
// By commands to the runner, which need no permission and no Code Scanning, so it works for forks too.
import { readFileSync } from 'node:fs';

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' };
/** GitHub shows ten of each level a step. The report has them all. */
const MOST = 10;

const { runs } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const shown = {};
for (const { results = [] } of runs) {
  for (const { level = 'warning', message, ruleId, locations = [] } of results) {
    const place = locations[0]?.physicalLocation;
    const command = LEVELS[level];
    if (command === undefined || place?.artifactLocation?.uri === undefined) continue;
    shown[level] = (shown[level] ?? 0) + 1;
    if (shown[level] > MOST) continue;
    const file = property(decodeURIComponent(place.artifactLocation.uri));
    const line = Number(place.region?.startLine ?? 1);
    console.log(`::${command} file=${file},line=${line},title=${property(ruleId ?? 'access')}::${data(message.text)}`);
  }
}

/** Text in a command. Without this, a name with a line break would be a command of its own. */
function data(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text) {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

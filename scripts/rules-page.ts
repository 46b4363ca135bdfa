import { type Rule, rules } from '../lib/review';

/** The rules as a page for readers: `docs/review/rules.md`. */
export function rulesPage(): string {
  return `# The rules of a review

<!-- Written by \`npm run docs:rules\` from lib/review/rules. Do not edit. -->

A verdict says who gains what; a rule says what else a reviewer should see. Only what a change adds is listed; what was there before is counted. An \`error\` closes the gate until it is gone or acknowledged. [Why it is so](../design/0010-rules-and-acknowledgement.md).

| id | severity | |
| --- | --- | --- |
${rules.map(({ id, severity, title }) => `| [\`${id}\`](#${id}) | ${severity} | ${title} |`).join('\n')}
| \`rule-failed\` | error | A rule has a defect; what it would have found is not known |

${rules.map(section).join('\n\n')}

## Accepting a finding

The review shows what a finding is about as short hashes. Name them where the code makes the grant:

\`\`\`ts
const admins = new TrtcPolicyBinding(this, 'Admins', {
  principals: [TrtcSubUser.fromUserName(this, 'Alice', 'alice')],
  policies: [TrtcPresetPolicy.fromName('AdministratorAccess')],
  reason: 'break glass',
  owner: 'rtc-platform',
});
TrtcFindings.of(admins).acknowledge({
  finding: 'administrator-preset',
  subjects: ['Zk3v9QmT1aXe', 'pL0dW2sYcB7u'],
  reason: 'one account that is used when all else fails',
  owner: 'rtc-platform',
  until: '2027-01-31',
});
\`\`\`

It covers what it names. Whoever is added later is another subject, and the gate closes again. On the day after \`until\`, or when it is taken out of the code, the finding comes back. That access grows is accepted apart from it, by the fingerprint of the change.
`;
}

function section({ id, why, remedy, see, needs = [] }: Rule): string {
  const source = see.startsWith('https:') ? `[Source](${see})` : `[Source](${see.replace(/^docs/, '..')})`;
  const lacks = needs.map((need) => NEEDS[need]);
  const run = lacks.length === 0 ? '' : ` It is run only with ${lacks.join(' and ')}.`;
  return `## ${id}\n\n${why} ${remedy}${run} ${source}.`;
}

const NEEDS = { today: 'the date of the review', declarations: 'the synth, which holds what the code says of a grant' };

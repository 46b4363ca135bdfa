import { createHash } from 'node:crypto';
import { type Review, type Severity, type SourceLine } from '../review/review';
import { rules as ruleTexts } from '../review/rules';
import { phrase, render } from './phrase';
import { allResults, type Result } from './sarif/results';
import { visible } from './visible';

/** Code scanning shows no more results of one run than this. */
const MOST_RESULTS = 5_000;

/**
 * The review as SARIF 2.1.0: each result points at the line of code that causes it.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(review: Review): string {
  const results = allResults(review).sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  const shown = results.slice(0, MOST_RESULTS);
  const rules = [...new Set(shown.map(({ rule }) => rule))].sort();
  const left = results.length - shown.length;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'trtc-access', rules: rules.map(descriptor) } },
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the project.' } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications:
              left === 0 ? [] : [{ level: 'warning', message: { text: `${left} more results are left out` } }],
          },
        ],
        results: shown.map((result) => resultObject(result, rules.indexOf(result.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultObject(result: Result, ruleIndex: number): object {
  const { rule, severity, text, address, source, about, suppression } = result;
  const place = source === null && address !== '' ? phrase` (${address})` : [];
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: render([...text, ...place], visible, (value) => `"${visible(value)}"`) },
    locations: [location(address, source)],
    partialFingerprints: {
      'trtc-access/1': createHash('sha256')
        .update(JSON.stringify([rule, about]))
        .digest('hex'),
    },
    ...(suppression !== undefined && { suppressions: [suppression] }),
  };
}

/** What code scanning shows beside a result; what the review itself finds says all in its message. */
function descriptor(id: string): object {
  const rule = ruleTexts.find((one) => one.id === id);
  if (rule === undefined) return { id };
  const { title, why, remedy, see } = rule;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: remedy },
    ...(see.startsWith('https:') && { helpUri: see }),
  };
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** Code scanning refuses a whole file for one result without a file of the project, so what has none gets this one. */
const PROJECT = 'cdktf.json';

function location(address: string, source: SourceLine): object {
  const [, file = PROJECT, line = '1'] = /^(.+):(\d+)$/.exec(visible(source ?? '')) ?? [];
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
      region: { startLine: Math.max(1, Number(line)) },
    },
    logicalLocations: [{ fullyQualifiedName: visible(address), kind: 'resource' }],
  };
}

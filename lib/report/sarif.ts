import { type Review, type Severity, type SourceLine } from '../review/review';
import { rules as ruleTexts } from '../review/rules';
import { type Phrase, phrase, phraseOf, render } from './phrase';
import { visible } from './visible';
import { cause, credential, example, who, whoever } from './wording';

/** Code scanning shows no more results of one run than this. */
const MOST_RESULTS = 5_000;

/**
 * The review as SARIF 2.1.0: each result points at the line of code that causes it.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(review: Review): string {
  const results = [...principals(review), ...policies(review), ...credentials(review), ...findings(review)];
  const shown = results.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]).slice(0, MOST_RESULTS);
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
        results: shown.map((result) => ({
          ruleId: result.rule,
          ruleIndex: rules.indexOf(result.rule),
          level: result.severity,
          message: { text: render(result.text, visible, (value) => `"${visible(value)}"`) },
          locations: [location(result.address, result.source)],
          ...(result.subjects !== undefined && {
            partialFingerprints: { 'trtc-access/1': result.subjects.join(' ') },
          }),
          ...(result.accepted !== undefined && {
            suppressions: [{ kind: 'inSource', status: 'accepted', justification: visible(result.accepted) }],
          }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
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

interface Result {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: Phrase;
  readonly address: string;
  readonly source: SourceLine;
  /** What tells it from other results of its rule, wherever it moves. */
  readonly subjects?: readonly string[];
  /** The reason, when somebody has acknowledged it. */
  readonly accepted?: string;
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

const ACCESS = {
  broadened: { rule: 'access-gained', severity: 'error' },
  incomparable: { rule: 'access-gained', severity: 'error' },
  unknown: { rule: 'access-unknown', severity: 'error' },
  narrowed: { rule: 'access-lost', severity: 'note' },
  equivalent: undefined,
  none: undefined,
} as const;

function principals(review: Review): Result[] {
  return review.principals.flatMap((principal) => {
    const access = ACCESS[principal.verdict];
    if (access === undefined) return [];
    const proof = proofOf(principal);
    if (principal.because.length === 0)
      return [{ ...access, text: [...who(principal), ...proof], address: principal.name, source: null }];
    return principal.because.map((one) => ({
      ...access,
      text: [...who(principal), ...proof, '; ', ...cause(one, one.policy === null ? [] : [one.policy])],
      address: one.address,
      source: one.source,
    }));
  });
}

function policies(review: Review): Result[] {
  return review.policies.flatMap((policy) => {
    const access = ACCESS[policy.verdict];
    if (access === undefined) return [];
    const { address, source } = policy;
    return [{ ...access, text: [...whoever(policy), ...proofOf(policy)], address, source }];
  });
}

function proofOf({
  verdict,
  gained,
  lost,
  reasons,
}: Review['policies'][number] | Review['principals'][number]): Phrase {
  if (gained !== null) return phrase` may now ${example(gained)}`;
  if (lost !== null) return phrase` may no longer ${example(lost)}`;
  return verdict === 'unknown'
    ? [': it cannot be told what changes', ...reasons.flatMap((reason) => ['; ', ...phraseOf(reason)])]
    : [];
}

function credentials(review: Review): Result[] {
  return review.credentials.map((event) => ({
    rule: event.event,
    severity: TAKES_AWAY.has(event.event) ? 'note' : 'error',
    text: credential(event),
    address: event.address,
    source: event.source,
  }));
}

const TAKES_AWAY = new Set(['key-removed', 'console-disabled', 'boundary-set']);

function findings(review: Review): Result[] {
  const notUnderstood = review.coverage.notUnderstood.map(({ address, why }) => ({
    rule: 'not-understood',
    severity: 'error' as const,
    text: phrase`${address}: ${phraseOf(why)}`,
    address,
    source: null,
  }));
  const found = review.findings.map(({ id, severity, message, address, source, subjects, acknowledged }) => ({
    rule: id,
    severity,
    text: phraseOf(message),
    address,
    source,
    subjects,
    ...(acknowledged !== null && { accepted: acknowledged.reason }),
  }));
  return [...notUnderstood, ...found];
}

function location(address: string, source: SourceLine): object {
  const [, file, line] = /^(.+):(\d+)$/.exec(visible(source ?? '')) ?? [];
  const physicalLocation = file !== undefined && {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
      region: { startLine: Math.max(1, Number(line)) },
    },
  };
  return { ...physicalLocation, logicalLocations: [{ fullyQualifiedName: visible(address), kind: 'resource' }] };
}

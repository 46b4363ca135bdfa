import { type Grants, type PolicyDocument, type Request } from '../../../lib/policy';
import { jsonOf } from '../oracle/build';
import { reading, type Reading } from '../oracle/reading';
import { type Problem } from './engine';
import { type Judgement } from './judge';
import { type Pair } from './near-equal-pair';

/** A pair and what is wrong about it, for a person who has to find out why. */
export function describePair({ before, after }: Pair, { verdict, problems }: Judgement): string {
  return [
    'before',
    ...linesOf(before),
    'after',
    ...linesOf(after),
    `verdict ${verdict}`,
    ...problems.map(describeProblem),
  ].join('\n');
}

function describeProblem({ kind, says, reading, request }: Problem): string {
  return [
    `${kind}: ${says}`,
    ...(request ? [`  request ${describeRequest(request)}`] : []),
    ...(reading ? [`  reading ${describeReading(reading)}`] : []),
  ].join('\n');
}

/** Only what differs from the primary reading. */
function describeReading(one: Reading): string {
  const primary = reading();
  const changes = Object.entries(one).filter(
    ([name, value]) => JSON.stringify(primary[name as keyof Reading]) !== JSON.stringify(value),
  );
  return changes.length === 0 ? 'the primary one' : JSON.stringify(Object.fromEntries(changes));
}

function describeRequest({ action, resource, context, ...rest }: Request): string {
  return [
    action,
    'on',
    resource,
    JSON.stringify(context),
    ...(JSON.stringify(rest) === '{}' ? [] : [JSON.stringify(rest)]),
  ].join(' ');
}

function linesOf({ documents, boundary, opaque }: Grants): string[] {
  return [
    ...(documents.length === 0 && !opaque?.length ? ['  nothing'] : []),
    ...documents.map((one) => `  document ${jsonOf(one)}`),
    ...(boundary ? [`  boundary ${jsonOf(boundary satisfies PolicyDocument)}`] : []),
    ...(opaque?.length ? [`  opaque ${opaque.join(', ')}`] : []),
  ];
}

import * as fc from 'fast-check';
import { type ConditionClause, type Grants, type PolicyDocument, type PolicyStatement } from '../../../lib/policy';
import { type Alphabet } from './alphabet';
import { document, opaqueNames, statement, uniqueClauses } from './grants-arbitrary';

/** One small edit, of the kind that people make and tools get wrong. */
export type Mutation = (grants: Grants) => Grants;

type Edit<T> = (one: T) => readonly T[];

const index = fc.nat(2);

export function mutation(alphabet: Alphabet): fc.Arbitrary<Mutation> {
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.oneof(statementEdit(alphabet), actionEdit(alphabet), resourceEdit(alphabet)).chain(inStatement),
    },
    { weight: alphabet.clauses * 6, arbitrary: clauseEdit(alphabet).chain(inStatement) },
    { weight: 6, arbitrary: holdingEdit(alphabet) },
  );
}

function statementEdit(alphabet: Alphabet): fc.Arbitrary<Edit<PolicyStatement>> {
  const constant = (edit: Edit<PolicyStatement>) => fc.constant(edit);
  return fc.oneof(
    statement(alphabet).map((added) => (one: PolicyStatement) => [one, added]),
    constant(() => []),
    constant((one) => [one, one]),
    constant((one) => one.action.map((action) => ({ ...one, action: [action] }))),
    constant((one) => one.resource.map((resource) => ({ ...one, resource: [resource] }))),
    constant((one) => [{ ...one, effect: one.effect === 'allow' ? 'deny' : 'allow' }]),
    constant((one) => [{ ...one, action: one.action.toReversed(), condition: one.condition.toReversed() }]),
  );
}

function actionEdit({ action }: Alphabet): fc.Arbitrary<Edit<PolicyStatement>> {
  return textsEdit(
    action,
    fc.oneof(
      fc.nat(24).map((cut) => (text: string) => widen(text, cut)),
      fc.constant((text: string) => text.replace(/(?<=:.*)\*/, 'a')),
      fc.constant((text: string) => (text.startsWith('name/') ? text.slice(5) : text === '*' ? text : `name/${text}`)),
    ),
  ).map((edit) => (one) => [{ ...one, action: edit(one.action) }]);
}

function resourceEdit({ resource }: Alphabet): fc.Arbitrary<Edit<PolicyStatement>> {
  return textsEdit(
    resource,
    fc.constantFrom(
      (text: string) => text.replace(/(?<=\/[^:]*)[^}]$/, '*'),
      () => '*',
    ),
  ).map((edit) => (one) => [{ ...one, resource: edit(one.resource) }]);
}

function clauseEdit({ clause }: Alphabet): fc.Arbitrary<Edit<PolicyStatement>> {
  const inClause = (edit: fc.Arbitrary<(one: ConditionClause) => ConditionClause>) =>
    fc.tuple(index, edit).map(
      ([at, edit]) =>
        (clauses: readonly ConditionClause[]) =>
          change(clauses, at, edit),
    );
  return fc
    .oneof(
      clause.map((added) => (clauses: readonly ConditionClause[]) => [...clauses, added]),
      index.map((at) => (clauses: readonly ConditionClause[]) => clauses.filter((_, i) => i !== at % clauses.length)),
      inClause(
        clause.map((other) => (one) => (kindOf(one) === kindOf(other) ? { ...one, values: other.values } : other)),
      ),
      inClause(
        clause.map((other) => (one) => (kindOf(one) === kindOf(other) ? { ...other, values: one.values } : one)),
      ),
      inClause(index.map((at) => (one) => ({ ...one, values: without(one.values, at) }))),
      inClause(
        clause.map(
          (other) => (one) =>
            kindOf(one) === kindOf(other) ? { ...one, values: [...new Set([...one.values, ...other.values])] } : one,
        ),
      ),
      inClause(fc.constant((one) => ({ ...one, ifExist: !one.ifExist }))),
    )
    .map((edit) => (one) => [{ ...one, condition: uniqueClauses(edit(one.condition)) }]);
}

/** Edits of what is held: documents, boundary, policies that nobody has read. */
function holdingEdit(alphabet: Alphabet): fc.Arbitrary<Mutation> {
  const all = ({ documents }: Grants) => documents.flatMap(({ statement }) => statement);
  const constant = (edit: Mutation) => fc.constant(edit);
  return fc.oneof(
    constant((grants) => ({ ...grants, documents: grants.documents.toReversed() })),
    constant((grants) => ({ ...grants, documents: all(grants).map((one) => documentOf([one])) })),
    constant((grants) => ({
      ...grants,
      documents: all(grants).length === 0 ? [] : [documentOf(all(grants).toReversed())],
    })),
    index.map((at): Mutation => (grants) => ({
      ...grants,
      documents: grants.documents.filter((_, i) => i !== at % grants.documents.length),
    })),
    document(alphabet).map((added): Mutation => (grants) => ({ ...grants, documents: [...grants.documents, added] })),
    document(alphabet).map((boundary): Mutation => (grants) => ({ ...grants, boundary })),
    constant(({ documents, opaque }) => ({ documents, ...(opaque && { opaque }) })),
    opaqueNames().map((opaque): Mutation => (grants) => ({ ...grants, opaque })),
    constant(({ documents, boundary }) => ({ documents, ...(boundary && { boundary }) })),
    index.map((at): Mutation => (grants) => ({
      ...grants,
      documents: grants.documents.map((one, i) =>
        i === at % grants.documents.length ? { ...one, version: '3.0' as const } : one,
      ),
    })),
  );
}

/** Applies an edit to one statement of one document, or of the boundary. */
function inStatement(edit: Edit<PolicyStatement>): fc.Arbitrary<Mutation> {
  return fc.tuple(index, index).map(([d, s]) => ({ documents, boundary, ...rest }) => {
    const edited = [...documents, ...(boundary ? [boundary] : [])].flatMap((one, at, { length }) =>
      at === d % length
        ? [
            {
              ...one,
              statement: one.statement.flatMap((inner, i) => (i === s % one.statement.length ? edit(inner) : [inner])),
            },
          ]
        : [one],
    );
    const bounding = boundary && { boundary: isEmpty(edited.at(-1)) ? boundary : edited.at(-1)! };
    return { ...rest, documents: edited.slice(0, documents.length).filter((one) => !isEmpty(one)), ...bounding };
  });
}

function textsEdit(
  added: fc.Arbitrary<string>,
  edit: fc.Arbitrary<(text: string) => string>,
): fc.Arbitrary<(texts: readonly string[]) => string[]> {
  return fc.oneof(
    fc.tuple(added, index).map(
      ([text, at]) =>
        (texts: readonly string[]) =>
          change(texts, at, () => text),
    ),
    added.map((text) => (texts: readonly string[]) => [...texts, text]),
    index.map((at) => (texts: readonly string[]) => without(texts, at)),
    fc.tuple(edit, index).map(
      ([edit, at]) =>
        (texts: readonly string[]) =>
          change(texts, at, edit),
    ),
  );
}

/** Puts a `*` in place of some letters of a name: its end, its start or its middle. */
function widen(action: string, cut: number): string {
  const colon = action.lastIndexOf(':');
  if (colon < 0) return action;
  const [service, name] = [action.slice(0, colon + 1), action.slice(colon + 1)];
  const at = cut % (name.length + 1);
  const widened =
    [`${name.slice(0, at)}*`, `*${name.slice(at)}`, `${name.slice(0, at)}*${name.slice(at + 1)}`][cut % 3] ?? name;
  return service + widened;
}

function kindOf({ operator }: ConditionClause): string {
  return operator.split('_')[0] ?? '';
}

function isEmpty(document: PolicyDocument | undefined): boolean {
  return document === undefined || document.statement.length === 0;
}

function documentOf(statement: readonly PolicyStatement[]): PolicyDocument {
  return { version: '2.0', statement };
}

function change<T>(items: readonly T[], at: number, edit: (item: T) => T): T[] {
  return items.map((item, i) => (i === at % items.length ? edit(item) : item));
}

function without<T>(items: readonly T[], at: number): T[] {
  return items.length === 1 ? [...items] : items.filter((_, i) => i !== at % items.length);
}

import { presetPolicies, type Source, type TrtcAction, trtcActions, trtcActionSources } from '../lib/catalog';

/** The catalogue as a page for readers: `docs/catalog.md`. */
export function catalogPage(): string {
  const contradicted = trtcActions.filter((action) => statedScopes(action).length > 1);
  const open = trtcActions.filter(({ scope }) => scope === 'open');
  return `# The catalogue

<!-- Written by \`npm run docs:catalog\` from lib/catalog. Do not edit. -->

What Tencent's public documents say about TRTC's actions and presets, and what they leave open. ${trtcActions.length} actions are named somewhere; for ${trtcActions.length - open.length} of them a document says what a policy may limit them to.

- **application**: a policy may limit the action to single applications, \`qcs::trtc::uin/<owner>:sdkappid/<SdkAppId>\`.
- **account**: CAM calls it operation-level. A statement that limits it to an application does not apply to it: an allow gives nothing and, *it follows*, a deny takes nothing away. It takes the resource \`*\`.
- **open**: no document says. \`TrtcStatement\` accepts it with a warning.

*Italics* mark what no document states: it is inferred from a name, a request or a description. Numbers are the [sources](#sources).

## Actions that reveal a secret

Whoever may call one of these can enter rooms as someone else. Three of them are reads: a policy with \`trtc:Describe*\` or \`trtc:*\` includes them.

${table(
  ['action', 'what it gives away'],
  trtcActions.flatMap(({ name, claims }) =>
    claims.filter(({ revealsSecret }) => revealsSecret).map(({ because }) => [`\`${name}\``, `*${because}*`]),
  ),
)}

## Where the documents contradict each other

CAM's own tables are newer than TRTC's page and decide.

${table(
  ['action', 'taken as', 'claims'],
  contradicted.map((action) => [
    `\`${action.name}\``,
    scopeWord(action.scope),
    action.claims
      .filter(({ scope, basis }) => scope && basis === 'stated')
      .map(({ scope, source }) => `${scopeWord(scope!)} ${reference(source)}`)
      .join(', '),
  ]),
)}

## Preset policies

TRTC's two presets have no published id: look them up by name. Mind the spelling, \`Readonly\` and not \`ReadOnly\`. The others are neighbours of TRTC and the presets that span every product.

${table(
  ['preset', 'product', 'kind', 'id', 'source'],
  presetPolicies.map(({ name, product, kind, policyId, source }) => [
    `\`${name}\``,
    product === '*' ? 'all' : product,
    kind,
    policyId === undefined ? 'open' : String(policyId),
    `[${source.title}](${source.url})`,
  ]),
)}

## Actions

${table(
  ['action', 'access', 'scope', 'sources'],
  trtcActions.map((action) => [
    `\`${action.name}\``,
    accessWord(action),
    scopeWord(action.scope),
    [...new Set(action.claims.map(({ source }) => reference(source)))].join(' '),
  ]),
)}

## Sources

The first counts most.

${trtcActionSources.map((source, i) => `${i + 1}. ${sourceLine(source)}`).join('\n')}
`;
}

function statedScopes({ claims }: TrtcAction): string[] {
  return [...new Set(claims.flatMap(({ scope, basis }) => (scope && basis === 'stated' ? scope : [])))];
}

function scopeWord(scope: TrtcAction['scope']): string {
  return scope === 'operation' ? 'account' : scope;
}

function accessWord({ access, claims }: TrtcAction): string {
  return access === 'open' || claims.some((claim) => claim.access) ? access : `*${access}*`;
}

function reference(source: Source): string {
  return `[${trtcActionSources.indexOf(source) + 1}]`;
}

function sourceLine({ title, url, revision, seen, gap }: Source): string {
  const dates = [revision && `of ${revision}`, `read ${seen}`].filter(Boolean).join(', ');
  return `[${title}](${url}), ${dates}${gap ? `. Not seen: ${gap}` : ''}`;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

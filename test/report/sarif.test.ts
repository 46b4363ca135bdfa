import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { sarifReport } from '../../lib/report/sarif';
import { hostile, poisoned } from './hostile';
import { everything, gains, review } from './review';

interface Log {
  runs: [{ results: SarifResult[]; tool: { driver: { rules: { id: string }[] } } }];
}
interface SarifResult {
  ruleId: string;
  level: string;
  message: { text: string };
  locations: [{ physicalLocation?: { artifactLocation: { uri: string }; region: { startLine: number } } }];
  suppressions?: unknown[];
  partialFingerprints: object;
}

const schema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;
const ajv = addFormats(new Ajv({ strict: false, unicodeRegExp: false }));
const valid = ajv.compile(schema);

function results(log: string): SarifResult[] {
  return (JSON.parse(log) as Log).runs[0].results;
}

/** Somebody who gains at a line of their own. */
function apart(name: string) {
  const because = gains(name).because.map((one) => ({ ...one, source: `access/${name}.ts:1` }));
  return gains(name, { because });
}

describe('the SARIF report', () => {
  test('is valid against the official schema, whatever the names are', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        valid(JSON.parse(sarifReport(poisoned(text))));
        expect(valid.errors).toBeNull();
      }),
    );
    expect(valid({ version: '2.1.0' })).toBe(false);
  });

  test('points at the line of TypeScript that gives the access', () => {
    const [first] = results(sarifReport(review({ principals: [gains('alice')] })));
    expect(first).toMatchObject({
      ruleId: 'access-gained',
      level: 'error',
      message: {
        text: '"alice" may now for example "trtc:RemoveUser" on application "1400000001"; "QcloudTRTCFullAccess" is attached',
      },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'access/alice.ts' }, region: { startLine: 21 } } }],
    });
  });

  test('carries every kind of thing that a review says', () => {
    expect(results(sarifReport(everything())).map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
      'error access-gained',
      'error access-unknown',
      'error pin-changed',
      'error console-enabled',
      'error not-understood',
      'error administrator-preset',
      'warning grant-without-reason',
      'note access-lost',
      'note access-lost',
      'note grant-without-owner',
    ]);
  });

  test('has one result for all to whom the same happens at a line', () => {
    const found = results(sarifReport(review({ principals: ['a', 'b', 'c'].map((name) => gains(name)) })));
    expect(found.map(({ message }) => message.text)).toEqual([
      '3 users ("a", "b" and "c") may now for example "trtc:RemoveUser" on application "1400000001"; "QcloudTRTCFullAccess" is attached',
    ]);
  });

  test('gives what has no line of code the first line of the project, and says where it is', () => {
    const [found] = results(sarifReport(review({ principals: [gains('a', { because: [] })] })));
    expect(found?.message.text).toMatch(/ \("a"\)$/);
    expect(found?.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'cdktf.json' },
      region: { startLine: 1 },
    });
  });

  test('keeps its partial fingerprint when the line moves', () => {
    const at = (source: string) => {
      const because = gains('a').because.map((one) => ({ ...one, source, address: source }));
      return results(sarifReport(review({ principals: [gains('a', { because })] })))[0]?.partialFingerprints;
    };
    expect(at('a.ts:1')).toEqual(at('b.ts:20'));
    expect(at('a.ts:1')).not.toEqual(
      results(sarifReport(review({ principals: [gains('b')] })))[0]?.partialFingerprints,
    );
  });

  test('marks what is accepted by its fingerprint as suppressed', () => {
    const fingerprint = '7c1f09ab5de24c6688e1a3b0f4d29c57';
    const gate = { ...everything().gate, accepted: [fingerprint] };
    const found = results(sarifReport({ ...everything(), gate })).filter(({ suppressions }) => suppressions);
    expect(found.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['access-gained', 'access-unknown', 'console-enabled']),
    );
    expect(found.map(({ ruleId }) => ruleId)).not.toContain('administrator-preset');
  });

  test('marks what is acknowledged as suppressed', () => {
    const acknowledged = results(sarifReport(everything())).find(({ ruleId }) => ruleId === 'grant-without-reason');
    expect(acknowledged?.suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'moved from the console' },
    ]);
  });

  test('keeps the gravest when there are more results than code scanning takes, and says so', () => {
    const log = sarifReport(review({ principals: Array.from({ length: 6_000 }, (_, index) => apart(`u${index}`)) }));
    expect(results(log)).toHaveLength(5_000);
    expect(log).toContain('1000 more results are left out');
  });
});

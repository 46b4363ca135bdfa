import fc from 'fast-check';
import { textReport } from '../../lib/report/text';
import { hostile, poisoned } from './hostile';
import { everything, gains, removeUser, review } from './review';

describe('the text report', () => {
  test('reads from the verdict to the gate', () => {
    expect(textReport(everything())).toMatchSnapshot();
  });

  test('is short when nothing changes', () => {
    expect(textReport(review())).toMatchInlineSnapshot(`
      "Access does not change.

      3 CAM changes read, all understood.

      The gate is open.
      "
    `);
  });

  test('says what a request rests on', () => {
    const context = { 'qcs:ip': '10.0.0.1', 'policy X': 'silent', 'policy whatever else user bob holds': 'allow' };
    const gained = { ...removeUser('1400000001'), context };
    expect(textReport(review({ principals: [gains('bob', { gained })] }), { width: 200 })).toContain(
      'on application 1400000001, when qcs:ip is 10.0.0.1, unless X allows it already, if whatever else user bob holds allows it\n',
    );
  });

  test('keeps to the width of the terminal, but for words that are longer', () => {
    for (const line of textReport(everything(), { width: 60 }).split('\n')) {
      const longest = Math.max(
        ...line
          .trim()
          .split(' ')
          .map((word) => word.length),
      );
      expect(line.length).toBeLessThanOrEqual(Math.max(60, 15 + longest));
    }
  });

  test('colours only when asked, and says the same then', () => {
    const plain = textReport(everything());
    const coloured = textReport(everything(), { colour: true });
    expect(plain).not.toContain('\u001B');
    expect(coloured).toContain('\u001B[31m');
    // eslint-disable-next-line no-control-regex -- the sequences are what is taken away
    expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(plain);
  });

  test('lets no text of others move the cursor, reorder or break a line', () => {
    const lines = textReport(poisoned('x'), { width: 10_000 }).split('\n').length;
    fc.assert(
      fc.property(hostile, (text) => {
        const report = textReport(poisoned(text), { width: 10_000 });
        expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const coloured = textReport(poisoned(text), { width: 10_000, colour: true });
        // eslint-disable-next-line no-control-regex -- the report's own sequences, each closed again, are what is taken away
        expect(coloured.replace(/\u001B\[(?:1|2|31|32)m([^\u001B]*)\u001B\[0m/g, '$1')).toBe(report);
        expect(report.split('\n').length).toBe(lines);
      }),
    );
  });
});

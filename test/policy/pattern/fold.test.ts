import fc from 'fast-check';
import { fold } from '../../../lib/policy/pattern/fold';

test('folding makes letters lower case', () => {
  expect(fold('trtc:RemoveUser')).toBe('trtc:removeuser');
  expect(fold('ÄΣ')).toBe('äσ');
});

test('folding commutes with joining', () => {
  const text = fc.string({ unit: fc.constantFrom('A', 'b', 'Σ', 'İ', 'ß', '😀', 'ﬀ') });
  fc.assert(fc.property(text, text, (a, b) => fold(a + b) === fold(a) + fold(b) && fold(a).length === a.length));
});

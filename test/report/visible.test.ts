import { visible } from '../../lib/report/visible';

describe('visible', () => {
  test('leaves what can be seen', () => expect(visible('客服 a-b_c é 🎥')).toBe('客服 a-b_c é 🎥'));

  test.each([
    ['a\nb', 'a\\u{a}b'],
    ['\u001B[31m', '\\u{1b}[31m'],
    ['a\u202Eb', 'a\\u{202e}b'],
    ['a\u200Bb', 'a\\u{200b}b'],
    ['\uD800', '\\u{d800}'],
    ['\u2028', '\\u{2028}'],
    ['\u{E0041}', '\\u{e0041}'],
  ])('shows %j as its code point', (text, shown) => expect(visible(text)).toBe(shown));
});

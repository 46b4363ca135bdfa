import { DataResource, Fn, Lazy, TerraformOutput, type TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import * as fc from 'fast-check';
import { jsonTemplate } from '../../../lib/constructs/private/json-template';
import { hasTerraform, terraformOutputs } from './terraform-outputs';

/** Text that three languages would each like to make something of: JSON, Terraform's templates, CDKTF's tokens. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '${',
        '%{',
        '$',
        '%',
        '{',
        '}',
        '"',
        '\\',
        '\\"',
        '\n',
        '${uin}',
        'e\u0301',
        '%{if true}',
        '$${',
        '%%{',
        '1e5',
      ),
      fc.string({ maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const inStack = (define: (stack: TerraformStack) => string): unknown => {
  const synth = Testing.synthScope((stack) => {
    new TerraformOutput(stack, 'it', { value: define(stack as TerraformStack), staticId: true });
  });
  return (JSON.parse(synth) as { output: { it: { value: string } } }).output.it.value;
};
const variable = (stack: TerraformStack, type = 'string') => new TerraformVariable(stack, 'given', { type });

test('without tokens it is the JSON, its keys in order', () => {
  expect(
    jsonTemplate({ version: '2.0', statement: [{ effect: 'allow', action: ['trtc:*'], condition: undefined }] }),
  ).toBe('{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"]}]}');
});

test("CAM's policy variables are not Terraform's", () => {
  expect(jsonTemplate('qcs::cam::uin/${owner_uin}:uin/${uin}')).toBe('"qcs::cam::uin/$${owner_uin}:uin/$${uin}"');
});

test('a string token is escaped by Terraform, when its value is known', () => {
  expect(inStack((stack) => jsonTemplate({ key: `a-${variable(stack).stringValue}` }))).toBe(
    '{"key":"a-${replace(jsonencode(tostring(var.given)), "/^\\"|\\"$/", "")}"}',
  );
});

test('a number token needs no quotes, and none inside a string', () => {
  expect(
    inStack((stack) => {
      const { numberValue } = variable(stack, 'number');
      return jsonTemplate([numberValue, `sdkappid/${numberValue}`]);
    }),
  ).toBe('[${tonumber(var.given)},"sdkappid/${tonumber(var.given)}"]');
});

test('a list token becomes a list', () => {
  expect(inStack((stack) => jsonTemplate({ ids: variable(stack, 'list(string)').listValue }))).toBe(
    '{"ids":${jsonencode(var.given)}}',
  );
});

test('fails on a token as key', () => {
  expect(() => inStack((stack) => jsonTemplate({ [variable(stack).stringValue]: 1 }))).toThrow(
    'a key is known only to Terraform; write it out',
  );
});

test('fails on a token that is a text around others', () => {
  expect(() =>
    inStack((stack) => {
      const { stringValue } = variable(stack);
      return jsonTemplate(Lazy.stringValue({ produce: () => `a-${stringValue}` }));
    }),
  ).toThrow('a token is no single expression; pass the value itself, or a reference to it');
});

test.each([NaN, Infinity, () => 1, undefined])('fails on %p, which is no JSON', (value) => {
  expect(() => jsonTemplate([value])).toThrow('is no JSON');
});

const withTerraform = hasTerraform ? describe : describe.skip;
if (!hasTerraform) console.warn('no terraform on this machine: what it makes of the templates is not tested');

withTerraform('what Terraform makes of it', () => {
  test('any JSON comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 100, maxLength: 100 }), (values) => {
        const outputs = terraformOutputs((stack) => {
          values.forEach(
            (value, i) => new TerraformOutput(stack, `o${i}`, { value: jsonTemplate(value), staticId: true }),
          );
        });
        values.forEach((value, i) => expect(JSON.parse(outputs[`o${i}`] as string)).toEqual(value));
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 60_000);

  test('any text around any value comes out as it went in, known at plan or only after apply', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { minLength: 25, maxLength: 25 }), (cases) => {
        const outputs = terraformOutputs(
          (stack) =>
            cases.forEach(([before, , after], i) => {
              const given = new TerraformVariable(stack, `v${i}`, { type: 'string' });
              const later = new DataResource(stack, `d${i}`, { input: { it: given.value as unknown } });
              const known = `${before}${given.stringValue}${after}`;
              const unknown = `${before}${Fn.lookup(later.output, 'it', '')}${after}`;
              new TerraformOutput(stack, `o${i}`, { value: jsonTemplate([known, { key: unknown }]), staticId: true });
            }),
          Object.fromEntries(cases.map(([, value], i) => [`v${i}`, value])),
        );
        cases.forEach(([before, value, after], i) => {
          const expected = `${before}${value.normalize('NFC')}${after}`;
          expect(JSON.parse(outputs[`o${i}`] as string)).toEqual([expected, { key: expected }]);
        });
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 60_000);

  test('numbers, flags and lists keep their types', () => {
    const outputs = terraformOutputs(
      (stack) => {
        const uin = new TerraformVariable(stack, 'uin', { type: 'number' }).numberValue;
        const ids = new TerraformVariable(stack, 'ids', { type: 'list(number)' });
        const flag = new TerraformVariable(stack, 'flag', { type: 'bool' });
        new TerraformOutput(stack, 'o', {
          value: jsonTemplate({
            uin,
            text: `uin/${uin}:$${uin}`,
            ids: Token.asList(ids.value),
            flag: flag.value as unknown,
          }),
          staticId: true,
        });
      },
      { uin: 100000000001, ids: [1, 2], flag: true },
    );
    expect(JSON.parse(outputs.o as string)).toEqual({
      uin: 100000000001,
      text: 'uin/100000000001:$100000000001',
      ids: [1, 2],
      flag: true,
    });
  }, 30_000);
});

import * as fc from 'fast-check';
import { readSynth, whoCan, type WhoCanAnswer } from '../../lib/access';
import { type Grants, type PolicyDocument, type Request } from '../../lib/policy';
import { oneFile } from '../access/synth-files';
import { conditions, micro, openEnded, realistic } from '../policy/laws/alphabet';
import { allow, deny, document } from '../policy/oracle/build';
import { decide } from '../policy/oracle/decide';
import { findGain } from '../policy/oracle/gain';
import { ANY_OPINION, readingsOf } from '../policy/oracle/reading';
import { asSynth, style } from './as-synth';
import { grantsOf } from './organisation';
import { organisation, presets } from './organisation-pair';

/** `ORGANISATIONS=5000 npx jest test/organisations` for as many of each. */
const RUNS = Number(process.env.ORGANISATIONS ?? 60);

/** What the oracle has to say against an answer. */
function refutations(grants: Grants, action: string, { name, may, allowed, refused }: WhoCanAnswer): string[] {
  const beside = (one: PolicyDocument): Grants => ({ ...grants, documents: [...grants.documents, one] });
  const some = findGain(beside(document(deny(action))), grants, ANY_OPINION);
  // That somebody elsewhere denies what is allowed here is not taken for possible.
  const notAll = findGain(grants, { documents: [document(allow(action))] }, ['silent', 'allow']);
  const under = (is: boolean, request: Request | undefined): boolean =>
    request === undefined || readingsOf([grants]).every((reading) => decide(reading, grants, request) === is);
  return [
    ...(some && may === 'no' ? [`${name} may ${JSON.stringify(some.request)}`] : []),
    ...(notAll && may === 'yes' ? [`${name} may not ${JSON.stringify(notAll.request)}`] : []),
    ...(under(true, allowed?.request) ? [] : [`${name} may not ${JSON.stringify(allowed?.request)}`]),
    ...(under(false, refused?.request) ? [] : [`${name} may ${JSON.stringify(refused?.request)}`]),
  ];
}

test.each([
  { alphabet: micro, actions: ['a:a', 'a:*', 'a:*b', '*'] },
  { alphabet: conditions, actions: ['a:a', '*'] },
  { alphabet: realistic, actions: ['trtc:RemoveUser', 'trtc:DescribeSecret', 'trtc:*Room*', 'cos:GetObject'] },
  { alphabet: openEnded, actions: ['trtc:RemoveUser', 'trtc:*', 'cam:ListUsers'] },
])('with $alphabet.name policies, who can do something is true of every such request', ({ alphabet, actions }) => {
  fc.assert(
    fc.property(
      organisation(alphabet),
      presets(alphabet),
      style,
      fc.constantFrom(...actions),
      (organisation, presets, style, action) => {
        const model = readSynth(oneFile(asSynth(organisation, style)));
        const { answers } = whoCan(model, { action });
        expect(answers.map(({ name }) => name)).toEqual(expect.arrayContaining([...organisation.users]));
        const problems = answers.flatMap((answer) =>
          refutations(grantsOf(organisation, { kind: 'user', holder: answer.name }, presets), action, answer),
        );
        expect(problems).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
});

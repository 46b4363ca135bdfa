import { PresetPins } from '../../lib/access';
import { type Review, type ReviewOptions } from '../../lib/review';
import { allows, FULL, pinOf, pinsText, READ } from '../access/pins/pins';
import { type StackFile } from '../access/synth-files';
import { reviewOfPlan, reviewOfStacks } from './changes';

const pins = PresetPins.parse(pinsText(FULL, READ));

/** A user, and the presets that it holds. */
const holding = (...presets: string[]): StackFile => ({
  data: { cam_policies: Object.fromEntries(presets.map((name) => [name, { name, scope: 'QCS' }])) },
  resource: {
    cam_user_policy_attachment: Object.fromEntries(
      presets.map((name) => [
        name,
        { user_name: 'bob', policy_id: `\${data.tencentcloud_cam_policies.${name}.policy_list[0].policy_id}` },
      ]),
    ),
  },
});
const [full, read] = [holding('QcloudTRTCFullAccess'), holding('QcloudTRTCReadonlyAccess')];
const both = holding('QcloudTRTCFullAccess', 'QcloudTRTCReadonlyAccess');

const review = (base: StackFile, head: StackFile, options: Partial<ReviewOptions> = {}) =>
  reviewOfStacks(base, head, { rules: [], ...options });
const bob = ({ principals }: Review) => principals[0]!;

describe('one preset for another', () => {
  test('is known with both pinned, and a real request proves it', () => {
    expect(bob(review(full, read, { pins }))).toMatchObject({
      verdict: 'narrowed',
      lost: { action: 'trtc:RemoveUser' },
    });
    expect(bob(review(read, full, { pins }))).toMatchObject({
      verdict: 'broadened',
      gained: { action: 'trtc:RemoveUser' },
    });
  });

  test('is unknown without pins, and the reason says what to pin', () => {
    const { verdict, reasons } = bob(review(full, read));
    expect(verdict).toBe('unknown');
    expect(reasons).toContain('to tell, pin `QcloudTRTCFullAccess` and `QcloudTRTCReadonlyAccess`');
  });

  test('the presets whose pins would sharpen a verdict are listed with whom it is about', () => {
    expect(review(full, read).unpinned).toEqual([
      { name: 'QcloudTRTCFullAccess', principals: ['bob'], why: 'no-pin' },
      { name: 'QcloudTRTCReadonlyAccess', principals: ['bob'], why: 'no-pin' },
    ]);
    const half = PresetPins.parse(pinsText(FULL));
    expect(review(full, read, { pins: half }).unpinned.map(({ name }) => name)).toEqual(['QcloudTRTCReadonlyAccess']);
    expect(review(full, read, { pins }).unpinned).toEqual([]);
    expect(review(full, full).unpinned).toEqual([]);
  });

  test('the report says by which copies it was judged', () => {
    expect(review(full, read, { pins }).pinned).toEqual([
      { name: 'QcloudTRTCFullAccess', pinnedAt: '2026-11-20' },
      { name: 'QcloudTRTCReadonlyAccess', pinnedAt: '2026-11-20' },
    ]);
    expect(review(full, full, { pins }).pinned).toHaveLength(1);
  });

  test('a preset with another id than its pin is told apart from one without a pin', () => {
    const attachment = { user_name: 'bob', policy_id: '99', policy_name: 'QcloudTRTCFullAccess', policy_type: 'QCS' };
    const { unpinned } = reviewOfPlan([{ at: 'cam_user_policy_attachment.a', after: attachment }], undefined, { pins });
    expect(unpinned).toEqual([{ name: 'QcloudTRTCFullAccess', principals: ['bob'], why: 'other-id' }]);
  });
});

describe('one of two presets goes', () => {
  test('access shrinks: neither is taken to deny anything, and the review says so', () => {
    const { verdict, reasons } = bob(review(both, read));
    expect(verdict).toBe('narrowed');
    expect(reasons).toContain('`QcloudTRTCFullAccess` is taken to deny nothing, as its name says; a pin makes it sure');
  });

  test('with pins nothing is assumed', () => {
    expect(bob(review(both, read, { pins }))).toMatchObject({ verdict: 'narrowed', reasons: [] });
    expect(bob(review(both, full, { pins }))).toMatchObject({ verdict: 'equivalent', reasons: [] });
    const denying = {
      version: '2.0',
      statement: [{ effect: 'deny', action: ['trtc:DescribeSecret'], resource: ['*'] }],
    };
    const denied = PresetPins.parse(pinsText(pinOf('QcloudTRTCFullAccess', 11, denying), READ));
    expect(bob(review(both, read, { pins: denied }))).toMatchObject({
      verdict: 'broadened',
      gained: { action: 'trtc:DescribeSecret' },
    });
  });

  test('of a preset that nobody knows, it cannot be told', () => {
    const odd = holding('QcloudOddAccess', 'QcloudTRTCReadonlyAccess');
    expect(bob(review(odd, read)).verdict).toBe('unknown');
  });
});

describe('the fingerprint', () => {
  test('of a change is the same with pins, without, and with others', () => {
    const other = PresetPins.parse(pinsText(pinOf('QcloudTRTCFullAccess', 11, allows('trtc:Describe*')), READ));
    const prints = [{}, { pins }, { pins: other }].map((options) => review(full, read, options).fingerprint);
    expect(prints[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(prints).size).toBe(1);
  });

  test('is the same for the plan, with pins and without', () => {
    const attachment = (name: string, id: string) => ({
      user_name: 'bob',
      policy_id: id,
      policy_name: name,
      policy_type: 'QCS',
    });
    const changes = [
      { at: 'cam_user_policy_attachment.f', before: attachment('QcloudTRTCFullAccess', '11') },
      { at: 'cam_user_policy_attachment.r', after: attachment('QcloudTRTCReadonlyAccess', '12') },
    ];
    const synth = review(full, read).fingerprint;
    expect(reviewOfPlan(changes).fingerprint).toBe(synth);
    const planned = reviewOfPlan(changes, undefined, { pins });
    expect(planned.principals[0]!.verdict).toBe('narrowed');
    expect(planned.fingerprint).toBe(synth);
  });

  test('a boundary counts by its name too', () => {
    const bounded = (policy_id: string): StackFile => ({
      resource: { cam_user_permission_boundary_attachment: { b: { target_uin: 7, policy_id } } },
      ...lookup,
    });
    const lookup = { data: { cam_policies: { p: { name: 'QcloudTRTCReadonlyAccess', scope: 'QCS' } } } };
    const preset = bounded('${data.tencentcloud_cam_policies.p.policy_list[0].policy_id}');
    const without = review({}, preset).fingerprint;
    expect(without).not.toBeNull();
    expect(review({}, preset, { pins }).fingerprint).toBe(without);
  });
});

describe('a change of pins', () => {
  const pinned = (...presets: object[]) => PresetPins.parse(pinsText(...presets));
  const narrower = pinOf('QcloudTRTCFullAccess', 11, allows('trtc:Describe*'));
  const of = (base: PresetPins, head: PresetPins, options: Partial<ReviewOptions> = {}) =>
    review({}, {}, { pins: head, basePins: base, ...options });

  test('judges neither side differently: access stays as it is', () => {
    const { principals, fingerprint } = review(full, full, { pins: pinned(narrower), basePins: pinned(FULL) });
    expect({ principals, fingerprint }).toEqual({ principals: [], fingerprint: null });
  });

  test('shows what is claimed now and was not before', () => {
    expect(of(pinned(FULL), pinned(narrower)).pinChanges).toMatchObject([
      { name: 'QcloudTRTCFullAccess', change: 'changed', verdict: 'narrowed', lost: { action: 'trtc:RemoveUser' } },
    ]);
    expect(of(pinned(), pinned(FULL)).pinChanges).toMatchObject([{ change: 'added', verdict: 'unknown' }]);
    expect(of(pinned(FULL), pinned()).pinChanges).toMatchObject([{ change: 'removed', verdict: 'unknown' }]);
    expect(of(pinned(FULL), pinned({ ...FULL, id: 5 })).pinChanges).toMatchObject([
      { change: 'changed', verdict: 'unknown', reasons: ['its id was `11` and is `5`'] },
    ]);
  });

  test('a new day or source is none', () => {
    expect(of(pinned(FULL), pinned({ ...FULL, pinnedAt: '2026-11-21', source: 'console' })).pinChanges).toEqual([]);
  });

  test.each([
    ['is new', pinned(), pinned(FULL), ['the pin of `QcloudTRTCFullAccess` is new and is not accepted']],
    ['claims less', pinned(FULL), pinned(narrower), ['the pin of `QcloudTRTCFullAccess` changes and is not accepted']],
    ['claims more', pinned(narrower), pinned(FULL), ['the pin of `QcloudTRTCFullAccess` changes and is not accepted']],
  ])('closes the gate when a pin %s, until exactly that is accepted', (_, base, head, reasons) => {
    const { gate, pinChanges } = of(base, head);
    expect(gate).toMatchObject({ state: 'closed', reasons, closedBy: ['pins'] });
    const accepted = pinChanges.map(({ fingerprint }) => fingerprint!);
    expect(of(base, head, { accepted }).gate).toMatchObject({
      state: 'open',
      reasons: ['the pin of `QcloudTRTCFullAccess` is accepted'],
    });
    expect(of(base, pinned({ ...FULL, id: 6 }), { accepted }).gate.state).toBe('closed');
    expect(of(base, head, { closing: ['growth'] }).gate.state).toBe('open');
  });

  test.each([
    ['goes', pinned(FULL), pinned()],
    [
      'says the same in other words',
      pinned(FULL),
      pinned(pinOf('QcloudTRTCFullAccess', 11, allows('trtc:*', 'trtc:R*'))),
    ],
  ])('leaves the gate open when a pin %s', (_, base, head) => {
    const { gate, pinChanges } = of(base, head);
    expect(pinChanges).toMatchObject([{ fingerprint: null }]);
    expect(gate.state).toBe('open');
  });

  test('accepting a change in access accepts no pin', () => {
    const options = { pins: pinned(FULL), basePins: pinned() };
    const { fingerprint } = review({}, full, options);
    expect(review({}, full, { ...options, accepted: [fingerprint!] }).gate.reasons).toEqual([
      'the pin of `QcloudTRTCFullAccess` is new and is not accepted',
    ]);
  });
});

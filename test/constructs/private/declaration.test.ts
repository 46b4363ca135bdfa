import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { Declaration } from '../../../lib/constructs/private/declaration';
import { CamUser } from '../../../lib/tencentcloud/cam-user';
import { noteOf, opsStack } from '../synth';

const LINE = expect.stringMatching(/^test\/constructs\/private\/declaration\.test\.ts:\d+$/) as string;

describe('a declaration', () => {
  it('is written into a resource, without what was left out', () => {
    const alice = new Construct(opsStack(), 'Alice');
    const resource = new CamUser(alice, 'Resource', { name: 'alice' });
    Declaration.of(alice, 'TrtcSubUser').writeTo(resource);
    expect(noteOf(resource)).toEqual({ construct: 'TrtcSubUser', path: 'Ops/Alice', source: LINE });
  });

  it('carries its purpose', () => {
    const alice = new Construct(opsStack(), 'Alice');
    const resource = new CamUser(alice, 'Resource', { name: 'alice' });
    const purpose = { reason: 'on-call rota', owner: 'rtc-platform', validUntil: '2027-01-31' };
    Declaration.of(alice, 'TrtcSubUser', purpose).writeTo(resource);
    expect(noteOf(resource)).toMatchObject(purpose);
  });

  it('moves to the line that adds to it later', () => {
    const first = Declaration.of(new Construct(opsStack(), 'Alice'), 'TrtcSubUser');
    const later = first.here();
    expect(later.source).toEqual(LINE);
    expect(later.source).not.toBe(first.source);
  });

  it('fails outside a stack', () => {
    const alice = new Construct(new App(), 'Alice');
    expect(() => Declaration.of(alice, 'TrtcSubUser')).toThrow(
      /^Alice \(test\/.+\.test\.ts:\d+\): it is not inside a stack, so nothing of it would be written; pass a `TerraformStack` as its scope$/,
    );
  });

  it('is content with a stack further up', () => {
    const team = new Construct(new TerraformStack(new App(), 'Ops'), 'Team');
    expect(() => Declaration.of(new Construct(team, 'Alice'), 'TrtcSubUser')).not.toThrow();
  });
});

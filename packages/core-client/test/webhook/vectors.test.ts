import { describe, expect, it } from '@jest/globals';
import { parseEvent, phpJson, sign, verify, verifyHmac } from '../../src/webhook.ts';
import fixture from '../__fixtures__/webhook-vectors.json' with { type: 'json' };

interface Vector {
  title: string;
  secret: string;
  body?: string;
  body_hex?: string;
  signature: string;
  event?: string;
}

const vectors = fixture.vectors as Vector[];
const bytes = ({ body, body_hex }: Vector) =>
  body_hex === undefined ? Buffer.from(body ?? '', 'utf8') : Buffer.from(body_hex, 'hex');

describe.each(vectors)('known answer: $title', (vector) => {
  const { secret, signature } = vector;

  it('signs to the known hex', () => {
    expect(sign(bytes(vector), secret)).toBe(signature);
  });

  it('verifies', () => {
    expect(verifyHmac(bytes(vector), signature, secret)).toEqual({ ok: true });
  });

  it('does not verify with one bit of the body changed', () => {
    const changed = Buffer.concat([bytes(vector), Buffer.from([0])]);
    changed[0] = (changed[0] as number) ^ 1;
    expect(verifyHmac(changed, signature, secret)).toMatchObject({ ok: false, reason: 'mismatch' });
  });

  it('does not verify under a secret with one more character', () => {
    expect(verifyHmac(bytes(vector), signature, `${secret}x`)).toMatchObject({
      ok: false,
      reason: 'mismatch',
    });
  });
});

describe.each(vectors.filter(({ event }) => event))('the envelope of $title', (vector) => {
  it('is read as its event', () => {
    expect(parseEvent(vector.body as string).event).toBe(vector.event);
  });

  it('is answered by verify', () => {
    const { body, secret, signature } = vector as Required<Vector>;
    expect(verify({ rawBody: body, headers: { 'x-signature': signature }, secrets: secret })).toEqual(
      JSON.parse(body),
    );
  });

  it('is written by phpJson byte for byte', () => {
    expect(phpJson(JSON.parse(vector.body as string))).toBe(vector.body);
  });
});

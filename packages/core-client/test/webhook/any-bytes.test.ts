import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bookingBlockExample } from '../../src/contract/booking.ts';
import {
  parseEvent,
  sign,
  testDelivery,
  verify,
  verifyHmac,
  WebhookVerificationError,
} from '../../src/webhook.ts';
import { made, secret } from './made.ts';

describe('whatever bytes arrive', () => {
  const anySignature = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{64}$/), fc.anything());

  it('verifyHmac answers and does not throw, and never accepts a signature it did not make', () => {
    fc.assert(
      fc.property(fc.anything(), anySignature, fc.array(fc.string()), (body, signature, secrets) => {
        expect(verifyHmac(body, signature, secrets).ok).toBe(false);
      }),
    );
  });

  it('no sign that only looks like hex is taken for it', () => {
    // Their low bytes are those of the right digits, which Node's decoder would take.
    const lookalike = [...made.signature].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0x100));
    expect(verifyHmac(made.rawBody, lookalike.join(''), secret)).toMatchObject({
      ok: false,
      reason: 'malformed_signature',
    });
  });

  it('every time that the envelope may carry is one that a clock can read', () => {
    const part = fc.nat({ max: 99 }).map((number) => String(number).padStart(2, '0'));
    const time = fc
      .tuple(fc.nat({ max: 9999 }), part, part, part, part, part, fc.constantFrom('Z', '+01:00', '-23:59'))
      .map(
        ([year, month, day, hour, minute, second, zone]) =>
          `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${zone}`,
      );
    fc.assert(
      fc.property(time, (created_at) => {
        const { rawBody, signature } = testDelivery({
          event: 'booking.created',
          data: { booking: bookingBlockExample },
          secret,
          created_at,
        });
        const read = () => verify({ rawBody, signature, secrets: secret });
        if (Number.isNaN(Date.parse(created_at))) expect(read).toThrow(/created_at/);
        else expect(Number.isNaN(Date.parse(read().created_at))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('parseEvent answers an envelope or throws its own error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), (body) => {
        expect(() => parseEvent(body)).toThrow(WebhookVerificationError);
      }),
    );
  });

  it('verifies what sign has signed, for every body and secret', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ minLength: 1 }), (body, key) => {
        fc.pre(key.trim() !== '');
        expect(verifyHmac(body, sign(body, key), ['another', key])).toEqual({ ok: true });
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { lodgifyFixtures } from '../../src/lodgify/contract.ts';
import { deliveryId, parseLodgifyObject, verifyLodgify } from '../../src/lodgify/index.ts';
import { sign } from '../../src/webhook.ts';
import { fixture } from './samples.ts';

const secret = 'lodgify-secret';
const rawBody = lodgifyFixtures.booking_change;
const headers = { 'ms-signature': `sha256=${sign(rawBody, secret)}` };

const reasonOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { reason: string }).reason;
  }
  return 'accepted';
};

describe('verifyLodgify', () => {
  it('accepts the bytes that were signed, and hands on the object as it came', () => {
    const delivery = verifyLodgify({ rawBody: Buffer.from(rawBody), headers, secrets: secret });
    expect(delivery.raw).toEqual(JSON.parse(rawBody));
    expect(delivery.kind).toBe('booking_change');
  });

  it('accepts the bytes as an ArrayBuffer', () => {
    const { buffer } = new Uint8Array(Buffer.from(rawBody));
    expect(verifyLodgify({ rawBody: buffer, headers, secrets: secret }).kind).toBe('booking_change');
  });

  it('says that a body is base64', () => {
    const inBase64 = Buffer.from(rawBody).toString('base64');
    expect(reasonOf(() => verifyLodgify({ rawBody: inBase64, headers, secrets: secret }))).toBe(
      'body_base64',
    );
  });

  it.each([
    ['one byte more', { rawBody: `${rawBody}\n`, headers, secrets: secret }, 'mismatch'],
    ['another secret', { rawBody, headers, secrets: 'other' }, 'mismatch'],
    ['no secret', { rawBody, headers, secrets: [] }, 'no_secret'],
    ['no signature', { rawBody, headers: {}, secrets: secret }, 'missing_signature'],
    [
      "LGCD's header",
      { rawBody, headers: { 'X-Signature': sign(rawBody, secret) }, secrets: secret },
      'missing_signature',
    ],
    [
      'base64',
      {
        rawBody,
        headers: { 'ms-signature': Buffer.from(sign(rawBody, secret), 'hex').toString('base64') },
        secrets: secret,
      },
      'malformed_signature',
    ],
  ])('refuses %s', (_, delivery, reason) => {
    expect(reasonOf(() => verifyLodgify(delivery))).toBe(reason);
  });

  it.each(['not json', '[]', '{"action":"property_change"}'])('refuses the signed body %s', (body) => {
    const signed = { 'MS-Signature': `sha256=${sign(body, secret)}` };
    expect(reasonOf(() => verifyLodgify({ rawBody: body, headers: signed, secrets: secret }))).toBe(
      'not_an_envelope',
    );
  });

  it('speaks of Lodgify, not of LGCD', () => {
    expect(() => verifyLodgify({ rawBody, headers, secrets: [] })).not.toThrow(/LGCD/);
  });
});

describe('deliveryId', () => {
  const idOf = (object: unknown) => deliveryId(parseLodgifyObject(object));

  it('is the same for a repetition, whatever the order of its fields', () => {
    const given = fixture('booking_change');
    const turned = Object.fromEntries(Object.entries(given).reverse());
    expect(idOf(turned)).toBe(idOf(given));
    expect(idOf(given)).toMatch(/^booking_change:booking:123456:[0-9a-f]{32}$/);
  });

  it('differs by action, by booking, and by any content', () => {
    const given = fixture('booking_change');
    const ids = [
      given,
      { ...given, action: 'booking_status_change_booked' },
      { ...given, booking: { ...given.booking, id: 7 } },
      { ...given, booking: { ...given.booking, status: 'Declined' } },
      { ...given, added: null },
    ].map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names the message or the property of the other objects', () => {
    expect(idOf(fixture('guest_message_received'))).toContain('message:12345678:');
    expect(idOf(fixture('rate_change'))).toContain('property:1000:');
  });
});

import { describe, expect, it } from '@jest/globals';
import { bookingBlockExample } from '../../src/contract/booking.ts';
import { testDelivery, verify, WebhookVerificationError } from '../../src/webhook.ts';
import { timesAs } from '../support/growth.ts';

const secret = 'whsec_0123456789abcdef';
const size = 65_536;
const honest = testDelivery({
  event: 'booking.created',
  data: { booking: { ...bookingBlockExample, guest_name: 'Karim '.repeat(size / 6) } },
  secret,
});
const accept = () => verify({ rawBody: honest.rawBody, headers: honest.headers, secrets: secret });

/** What anybody can send: the forger has no secret, and chooses everything else. */
function refuse(rawBody: string | Buffer, signature = honest.signature): () => void {
  return () => {
    try {
      verify({ rawBody, signature, secrets: 'another secret' });
    } catch (error) {
      if (error instanceof WebhookVerificationError) return;
      throw error;
    }
    throw new Error('The forgery was accepted.');
  };
}

const filledWith = (part: string) => `{"data":[${part.repeat(size / part.length).slice(0, -1)}]}`;

describe('a forgery of 64 KB', () => {
  it.each<[string, () => void]>([
    ["of an honest delivery's own bytes", refuse(honest.rawBody)],
    ['of bytes', refuse(Buffer.from(honest.rawBody))],
    ['of slashes and letters that LGCD would escape', refuse(filledWith('"/é/é/é/é",'))],
    ['of many small objects', refuse(filledWith('{"a":1e9},'))],
    ['of deep lists', refuse('['.repeat(size))],
    ['of backslashes', refuse('\\'.repeat(size))],
    ['of white space', refuse(`{${' '.repeat(size)}}`)],
    ['in base64', refuse(Buffer.from(honest.rawBody).toString('base64').slice(0, size))],
    ['in base64, almost', refuse(`${'A'.repeat(size)}!`)],
    ['with a signature as long as itself', refuse(honest.rawBody, 'a'.repeat(size))],
    ['with a signature of white space', refuse(honest.rawBody, `${' '.repeat(size)}x`)],
  ])('%s costs no more than an honest delivery', (_, forgery) => {
    expect(timesAs(accept, forgery)).toBeLessThan(1.25);
  });
});

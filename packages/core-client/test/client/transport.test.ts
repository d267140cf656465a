import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../../src/client/transport.ts';
import { operations } from '../../src/generated/operations.ts';

const fail = (thrown: unknown, operation: 'booking.get' | 'booking.create' = 'booking.create') =>
  failureOf(operation, operations[operation], thrown, undefined);
const node = (code: string, syscall?: string) =>
  Object.assign(new Error(`${syscall ?? 'x'} ${code} 127.0.0.1:443`), { code, ...(syscall && { syscall }) });

describe('a failure before the connection stood', () => {
  it.each<[string, unknown]>([
    ['a refused connection', node('ECONNREFUSED', 'connect')],
    ['a refused connection of a host that names no call', { code: 'ECONNREFUSED' }],
    ['a host that does not exist', node('ENOTFOUND', 'getaddrinfo')],
    ['a name service that is away', node('EAI_AGAIN', 'getaddrinfo')],
    ['a connection that took too long', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['an expired certificate', { code: 'CERT_HAS_EXPIRED' }],
    ['a certificate of nobody', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    ['a certificate of another', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
    ['a host out of reach while connecting', node('EHOSTUNREACH', 'connect')],
    ['a network out of reach while connecting', node('ENETUNREACH', 'connect')],
    ['a time-out while connecting', node('ETIMEDOUT', 'connect')],
    ['one told by its message alone', { code: 'EHOSTUNREACH', message: 'connect EHOSTUNREACH 10.0.0.1:443' }],
    ['one below another error', { message: 'fetch failed', cause: node('EHOSTUNREACH', 'connect') }],
    [
      'every address of a host',
      {
        code: 'ENETUNREACH',
        message: '',
        errors: [node('ENETUNREACH', 'connect'), node('ENETUNREACH', 'connect')],
      },
    ],
  ])('was never sent: %s', (_, thrown) => {
    const { error, neverSent } = fail(thrown);
    expect(neverSent).toBe(true);
    expect(error.outcomeUnknown).toBe(false);
    expect(error.message).not.toContain('look before you repeat it');
  });
});

describe('a failure of a connection that stood', () => {
  it.each<[string, unknown]>([
    ['a host out of reach while reading', node('EHOSTUNREACH', 'read')],
    ['a network out of reach while reading', node('ENETUNREACH', 'read')],
    ['a time-out while reading', node('ETIMEDOUT', 'read')],
    ['a time-out while writing', node('ETIMEDOUT', 'write')],
    ['one told by its message alone', { code: 'EHOSTUNREACH', message: 'read EHOSTUNREACH' }],
    [
      'one that speaks of connecting further on',
      { code: 'EHOSTUNREACH', message: 'read failed after connect EHOSTUNREACH' },
    ],
    [
      'one whose call says otherwise than its message',
      { code: 'EHOSTUNREACH', syscall: 'read', message: 'connect EHOSTUNREACH 10.0.0.1' },
    ],
    ['one whose message is none', { code: 'EHOSTUNREACH', message: ['connect EHOSTUNREACH'] }],
    ['one whose cause is null', { code: 'EHOSTUNREACH', cause: null }],
    ['one whose cause is a text', { code: 'EHOSTUNREACH', cause: 'connect EHOSTUNREACH' }],
    ['one that names nothing', { code: 'EHOSTUNREACH' }],
    ['one below another error', { message: 'fetch failed', cause: node('EHOSTUNREACH', 'read') }],
    [
      'one of several that are mixed',
      { code: 'EHOSTUNREACH', errors: [node('EHOSTUNREACH', 'connect'), node('EHOSTUNREACH', 'read')] },
    ],
    ['a reset', node('ECONNRESET', 'read')],
    ['a reset while connecting, which nobody can tell apart', node('ECONNRESET', 'connect')],
    ['an error of the host', new Error('aborted')],
    ['a text', 'aborted'],
    ['nothing', undefined],
  ])('may have been carried out: %s', (_, thrown) => {
    const { error, neverSent } = fail(thrown);
    expect(neverSent).toBe(false);
    expect(error.outcomeUnknown).toBe(true);
    expect(error.message).toContain('look before you repeat it');
    expect(fail(thrown, 'booking.get').error.outcomeUnknown).toBe(false);
  });

  it('is looked for three causes deep', () => {
    const below = (levels: number): Record<string, unknown> =>
      levels === 0 ? { syscall: 'connect' } : { code: 'EHOSTUNREACH', cause: below(levels - 1) };
    expect(fail(below(3)).neverSent).toBe(true);
    expect(fail(below(4)).neverSent).toBe(false);
  });

  it('is no endless search where an error is one of its own', () => {
    const thrown: Record<string, unknown> = { code: 'EHOSTUNREACH' };
    thrown.errors = [thrown];
    expect(fail(thrown).neverSent).toBe(false);
  });

  it('is no endless search where a cause is its own', () => {
    const thrown: Record<string, unknown> = { code: 'EHOSTUNREACH' };
    thrown.cause = thrown;
    expect(fail(thrown).neverSent).toBe(false);
  });
});

describe('the sentence of a failure', () => {
  it.each([
    [
      'ECONNREFUSED',
      'LGCD did not answer booking.get (ECONNREFUSED). Nothing listens there. Check the base URL.',
    ],
    [
      'ENOTFOUND',
      'LGCD did not answer booking.get (ENOTFOUND). The host does not exist. Check the base URL.',
    ],
    [
      'EAI_AGAIN',
      'LGCD did not answer booking.get (EAI_AGAIN). The name of the host could not be looked up. Check the network.',
    ],
    [
      'CERT_HAS_EXPIRED',
      'LGCD did not answer booking.get (CERT_HAS_EXPIRED). The certificate of the host has expired.',
    ],
    ['ECONNRESET', 'LGCD did not answer booking.get (ECONNRESET). Check the network, and try again.'],
  ])('says what %s means', (code, message) => {
    expect(fail({ code }, 'booking.get').error).toMatchObject({ message, operation: 'booking.get' });
  });

  it('has the message of the host where there is no code, and a word where there is neither', () => {
    expect(fail(new Error('socket hang up')).error.message).toContain('booking.create (socket hang up).');
    expect(fail({}).error.message).toContain('booking.create (no answer).');
  });
});

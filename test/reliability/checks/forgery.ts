import { createHmac } from 'node:crypto';
import { verify, verifyHmac, WebhookVerificationError } from '@lgcd/core-client';
import { lodgifySignatureHeader, verifyLodgify } from '@lgcd/core-client/lodgify';
import { createRandom, type Random } from '../../../packages/mock-server/src/seed/random.ts';
import type { Promises } from '../outcome.ts';

const secrets = ['whsec_first', 'whsec_second', ' whsec_first', 'WHSEC_FIRST', '0', 'é'];
const bodies = [
  '{"id":"7f0c7f5e-0000-4000-8000-000000000000","event":"booking.created","created_at":"2026-07-15T10:00:00+00:00","agency_id":42,"data":{}}',
  '{"action":"rate_change","property_id":1,"room_type_ids":[2]}',
  ...['', '{}', 'null', '[]', '"x"', '{"__proto__":{"event":"x"}}', '\u0000', '\ufeff{}', 'é', '{"a":1e999}'],
];
const nonsense: readonly unknown[] = [
  ...[null, undefined, '', ' ', 0, 1, true, [], {}, [[]], ['a'], { length: 64 }, Symbol.iterator, () => 'a'],
  ...[
    'a'.repeat(64),
    '0'.repeat(64),
    'sha256=',
    `sha256=${'f'.repeat(64)}`,
    'a'.repeat(63),
    'g'.repeat(64),
    '＃'.repeat(64),
  ],
];

const signed = (body: string | Buffer, secret: string) =>
  createHmac('sha256', secret).update(body).digest('hex');

/** Changes one sign of a text. */
function bent(random: Random, text: string): string {
  const at = random.int(0, Math.max(0, text.length - 1));
  const put = String.fromCharCode(random.int(0, 127));
  return random.pick([
    text.slice(0, at) + put + text.slice(at + 1),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + put + text.slice(at),
    text + put,
    text.toUpperCase(),
    `sha256=${text}`,
    ` ${text}\n`,
    Buffer.from(text).toString('base64'),
    `${text},${text}`,
  ]);
}

/** What a receiver may believe: the bytes carry the HMAC of a stored secret that is not blank. */
function isGenuine(body: unknown, signature: unknown, stored: unknown): boolean {
  if (typeof signature !== 'string' || !(typeof body === 'string' || Buffer.isBuffer(body))) return false;
  const bare = signature
    .trim()
    .replace(/^sha256=/i, '')
    .toLowerCase();
  return [stored]
    .flat()
    .some((secret) => typeof secret === 'string' && secret.trim() !== '' && signed(body, secret) === bare);
}

/** Whether it was accepted. Everything else than the error that says why is broken. */
function accepts(verification: () => unknown, promises: Promises): boolean {
  try {
    verification();
    return true;
  } catch (error) {
    const isRefusal = error instanceof WebhookVerificationError;
    promises.hold(isRefusal, `A verification threw ${(error as Error).name}: ${(error as Error).message}`);
    return false;
  }
}

/** Verifications with whatever anybody can send, of which some are genuine. */
export function forge(times: number, seed: number, promises: Promises) {
  const random = createRandom(seed);
  const counts = { verifications: times, genuine: 0, accepted: 0 };
  for (let time = 0; time < times; time++) {
    const secret = random.pick(secrets);
    const honest = random.pick(bodies);
    const body = random.chance(0.3) ? bent(random, honest) : honest;
    const rawBody: unknown = random.chance(0.05)
      ? nonsense[random.int(0, nonsense.length - 1)]
      : random.chance(0.3)
        ? Buffer.from(body)
        : body;
    const right = signed(honest, random.chance(0.8) ? secret : random.pick(secrets));
    const signature: unknown = random.chance(0.05)
      ? nonsense[random.int(0, nonsense.length - 1)]
      : random.chance(0.3)
        ? bent(random, right)
        : right;
    const others: unknown = random.pick([
      [secret, random.pick(secrets)],
      [null, secret],
      [],
      '',
      [''],
      ' ',
      null,
    ]);
    const stored: unknown = random.chance(0.7) ? secret : others;
    const genuine = isGenuine(rawBody, signature, stored);
    if (genuine) counts.genuine += 1;
    const what = JSON.stringify({ rawBody, signature, stored });
    const { ok } = verifyHmac(rawBody, signature, stored as string);
    if (ok) counts.accepted += 1;
    promises.hold(
      ok === genuine,
      `${genuine ? 'A genuine delivery was refused' : 'A forgery was accepted'}: ${what}`,
    );
    const delivery = { rawBody: rawBody as string, secrets: stored as string };
    const given = signature as string;
    const believed =
      accepts(() => verify({ ...delivery, signature: given }), promises) ||
      accepts(() => verify({ ...delivery, headers: { 'X-Signature': given } }), promises) ||
      accepts(() => verifyLodgify({ ...delivery, headers: { [lodgifySignatureHeader]: given } }), promises);
    promises.hold(genuine || !believed, `A forgery was accepted: ${what}`);
  }
  return counts;
}

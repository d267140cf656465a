/**
 * How fast a delivery is verified and parsed, as a share of the bare limit (HMAC, comparison, JSON.parse), next to
 * libraries that do the same. Shares do not depend on the machine as much as times do.
 * `node --conditions=lgcd-source test/bench/verify.ts [seconds]`; 1 second a library and round when left out.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { testDelivery, verify } from '@lgcd/core-client/webhook';
import { verify as octokitVerify } from '@octokit/webhooks-methods';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';

const seconds = Number(process.argv[2] ?? 1);
const rounds = 5;

const secret = 'whsec_0123456789abcdef0123456789abcdef';
const booking = {
  id: 9876,
  reference: 'BKG-A1B2C3',
  status: 'confirmed',
  source: 'airbnb',
  check_in: '2026-08-12',
  check_out: '2026-08-19',
  guests_count: 2,
  guest_name: `Karim ${'B'.repeat(760)}.`,
} as const;
const { rawBody, signature, headers } = testDelivery({
  event: 'booking.confirmed',
  data: { booking },
  secret,
});
const bytes = Buffer.from(rawBody);

const now = new Date();
const base64 = Buffer.from(secret).toString('base64');
const standard = new Webhook(base64);
const standardHeaders = {
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
  'webhook-signature': standard.sign('msg_1', now, rawBody),
};
const stripe = new Stripe('sk_test_0');
const stripeHeader = stripe.webhooks.generateTestHeaderString({ payload: rawBody, secret });

const candidates: Record<string, () => unknown> = {
  'bare limit': () => {
    const mac = createHmac('sha256', secret).update(bytes).digest();
    if (!timingSafeEqual(mac, Buffer.from(signature, 'hex'))) throw new Error('refused');
    return JSON.parse(bytes.toString('utf8'));
  },
  '@lgcd/core-client': () => verify({ rawBody: bytes, headers, secrets: secret }),
  standardwebhooks: () => standard.verify(rawBody, standardHeaders),
  '@octokit/webhooks-methods': async () => {
    if (!(await octokitVerify(secret, rawBody, `sha256=${signature}`))) throw new Error('refused');
    return JSON.parse(rawBody);
  },
  // A tolerance of a day, so that a long run does not outlive its own timestamp.
  stripe: () => stripe.webhooks.constructEvent(rawBody, stripeHeader, secret, 86_400),
};

async function perSecond(candidate: () => unknown): Promise<number> {
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < seconds * 1000) {
    for (let index = 0; index < 200; index += 1) await candidate();
    done += 200;
  }
  return (done / (performance.now() - started)) * 1000;
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

const shares = new Map<string, number[]>();
for (const candidate of Object.values(candidates)) await perSecond(candidate);
for (let round = 0; round < rounds; round += 1) {
  const limit = await perSecond(candidates['bare limit'] as () => unknown);
  for (const [name, candidate] of Object.entries(candidates)) {
    const share = name === 'bare limit' ? 1 : (await perSecond(candidate)) / limit;
    shares.set(name, [...(shares.get(name) ?? []), share]);
  }
}
console.log(`Verify and parse ${bytes.length} bytes, share of the bare limit, median of ${rounds} rounds:`);
for (const [name, given] of shares) console.log(`${name.padEnd(28)}${Math.round(median(given) * 100)} %`);

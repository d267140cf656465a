/**
 * How fast a delivery is verified, next to libraries that do the same, and what a forged one costs. Every figure is a
 * ratio of two runs that took turns, so it says the same on a slow machine as on a fast one.
 * `node --conditions=lgcd-source test/bench/verify.ts [rounds]`; 40 rounds when left out.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { testDelivery, verify, verifyHmac } from '@lgcd/core-client/webhook';
import { verify as octokitVerify } from '@octokit/webhooks-methods';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';

const rounds = Number(process.argv[2] ?? 40);
const perRound = 2_000;

const secret = 'whsec_0123456789abcdef0123456789abcdef';
const stay = {
  id: 9876,
  reference: 'BKG-A1B2C3',
  status: 'confirmed',
  source: 'airbnb',
  check_in: '2026-08-12',
  check_out: '2026-08-19',
  guests_count: 2,
} as const;

function deliveryOf(size: number) {
  const booking = { ...stay, guest_name: `Karim ${'B'.repeat(size)}.` };
  const { rawBody, signature, headers } = testDelivery({
    event: 'booking.confirmed',
    data: { booking },
    secret,
  });
  return { bytes: Buffer.from(rawBody), rawBody, signature, headers };
}

const { bytes, rawBody, signature, headers } = deliveryOf(760);
const now = new Date();
const standard = new Webhook(Buffer.from(secret).toString('base64'));
const standardHeaders = {
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
  'webhook-signature': standard.sign('msg_1', now, rawBody),
};
const stripe = new Stripe('sk_test_0');
const stripeHeader = stripe.webhooks.generateTestHeaderString({ payload: rawBody, secret });
/** A tolerance of a day, so that a long run does not outlive its own timestamp. */
const day = 86_400;

type Run = () => unknown;

const hmac = () => {
  const mac = createHmac('sha256', secret).update(bytes).digest();
  if (!timingSafeEqual(mac, Buffer.from(signature, 'hex'))) throw new Error('refused');
};
const octokit = async () => {
  if (!(await octokitVerify(secret, bytes.toString(), `sha256=${signature}`))) throw new Error('refused');
};

/** From the bytes that arrived to the parsed event. */
const whole: Record<string, Run> = {
  'bare limit: HMAC, comparison, JSON.parse': () => {
    hmac();
    return JSON.parse(bytes.toString('utf8'));
  },
  '@lgcd/core-client: verify': () => verify({ rawBody: bytes, headers, secrets: secret }),
  standardwebhooks: () => standard.verify(bytes, standardHeaders),
  '@octokit/webhooks-methods and JSON.parse': async () => {
    await octokit();
    return JSON.parse(bytes.toString('utf8'));
  },
  stripe: () => stripe.webhooks.constructEvent(bytes, stripeHeader, secret, day),
};

/** The signature alone. standardwebhooks has no such function. */
const signatureAlone: Record<string, Run> = {
  'bare limit: HMAC, comparison': hmac,
  '@lgcd/core-client: verifyHmac': () => {
    if (!verifyHmac(bytes, signature, secret).ok) throw new Error('refused');
  },
  '@octokit/webhooks-methods': octokit,
  stripe: () => stripe.webhooks.signature?.verifyHeader(bytes, stripeHeader, secret, day),
};

const refused = (run: Run) => () => {
  try {
    run();
  } catch {
    return;
  }
  throw new Error('A forgery was accepted.');
};

/** Forgeries of what a forger would choose: random bytes, LGCD's own bytes, JSON that was written again. */
function forgeries(size: number): Record<string, Run> {
  const honest = deliveryOf(size);
  const { length } = honest.bytes;
  const forge = (body: Buffer) =>
    refused(() =>
      verify({ rawBody: body, headers: { 'X-Signature': honest.signature }, secrets: 'another secret' }),
    );
  const entries = (write: (index: number) => string) =>
    Buffer.from(
      `{"data":[${Array.from({ length: Math.floor(length / write(1).length) }, (_, index) => write(index)).join()}]}`,
    );
  return {
    'an honest delivery': () => verify({ rawBody: honest.bytes, headers: honest.headers, secrets: secret }),
    'a forgery of the same bytes': forge(honest.bytes),
    'a forgery of slashes': forge(entries(() => '"/////"')),
    'a forgery of many numbers': forge(entries(() => '1e9')),
    'a forgery in base64': forge(Buffer.from(honest.bytes.toString('base64').slice(0, length))),
  };
}

async function milliseconds(run: Run, times: number): Promise<number> {
  const started = performance.now();
  for (let index = 0; index < times; index += 1) {
    const pending = run();
    if (pending instanceof Promise) await pending;
  }
  return performance.now() - started;
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

/** The time of each run as a multiple of the first one's in the same round. */
async function multiples(runs: Record<string, Run>, times: number): Promise<Map<string, number>> {
  const seen = new Map<string, number[]>(Object.keys(runs).map((name) => [name, []]));
  for (let round = -3; round < rounds; round += 1) {
    let first: number | undefined;
    for (const [name, run] of Object.entries(runs)) {
      const took = await milliseconds(run, times);
      first ??= took;
      // The first rounds are for the compiler.
      if (round >= 0) seen.get(name)?.push(took / first);
    }
  }
  return new Map([...seen].map(([name, given]) => [name, median(given)]));
}

const show = (name: string, figure: string) => console.log(`  ${name.padEnd(42)}${figure.padStart(7)}`);

for (const [title, runs] of Object.entries({
  'Verify and parse': whole,
  'Verify the signature alone of': signatureAlone,
})) {
  console.log(`${title} ${bytes.length} bytes, share of the bare limit:`);
  for (const [name, multiple] of await multiples(runs, perRound))
    show(name, `${Math.round(100 / multiple)} %`);
}
for (const size of [1_024, 65_536, 1_048_576]) {
  console.log(`What a forgery of ${size} bytes costs, in honest deliveries of that size:`);
  const times = Math.max(5, Math.round((perRound * 256) / size));
  for (const [name, multiple] of await multiples(forgeries(size), times)) show(name, multiple.toFixed(2));
}

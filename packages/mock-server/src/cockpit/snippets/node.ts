import type { Verified } from './index.ts';

export const node = ({
  body,
  signature,
}: Verified): string => `import { createHmac, timingSafeEqual } from 'node:crypto';

const secret = process.env.LGCD_WEBHOOK_SECRET;
if (!secret) throw new Error('Set LGCD_WEBHOOK_SECRET to the secret of the webhook.');

// In a receiver: the raw body and the X-Signature header of the request.
const body = ${JSON.stringify(body)};
const signature = '${signature}';

const expected = createHmac('sha256', secret).update(body).digest();
const given = Buffer.from(signature, 'hex');
const right = given.length === expected.length && timingSafeEqual(given, expected);
console.log(right ? 'The signature is right.' : 'The signature is wrong.');
process.exitCode = right ? 0 : 1;
`;

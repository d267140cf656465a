export { type Headers, headerOf } from './headers.ts';
export { type Envelope, isEventName, parseEvent, type WebhookEvent } from './webhook/envelope.ts';
export { type RefusalReason, WebhookVerificationError } from './webhook/error.ts';
export { type HmacResult, type Secrets, sign, signatureHeader, verifyHmac } from './webhook/hmac.ts';
export { matches } from './webhook/matches.ts';
export { phpJson } from './webhook/php-json.ts';
export type { RawBody } from './webhook/raw-body.ts';
export { type TestDelivery, type TestEvent, testDelivery } from './webhook/test-delivery.ts';
export { type Delivery, verify } from './webhook/verify.ts';

/** What the n8n triggers of this repository share; n8n itself is not imported. */
export { claim, forgetClaims, takeTurn } from './claims.ts';
export { inTurn, type Recorder, unseen } from './dedupe.ts';
export { type Exchange, rawBodyOf, type WebhookRequest, type WebhookResponse } from './exchange.ts';
export { type Fault, faultOf } from './fault.ts';
export { dropFreshSecret, freshSecret, keepFreshSecret } from './fresh-secrets.ts';
export { unreachable } from './reachable.ts';
export { answer, type Receiver, receive } from './receive.ts';

/** What the n8n triggers of this repository share; n8n itself is not imported. */
export { claim, forgetClaims, takeTurn, whenTaken } from './claims.ts';
export { inTurn, isByHand, type Recorder, unseen } from './dedupe.ts';
export { type Exchange, rawBodyOf, type WebhookRequest, type WebhookResponse } from './exchange.ts';
export { type Fault, faultOf } from './fault.ts';
export { dropFreshSecret, freshSecret, keepFreshSecret } from './fresh-secrets.ts';
export { type N8nPlatformOptions, n8nPlatform, type RequestContext } from './platform.ts';
export { unreachable } from './reachable.ts';
export { answer, type Receiver, receive } from './receive.ts';
export { type FormerSecret, retireSecret, type SecretState, secretsOf } from './secrets.ts';
export { type CredentialTestContext, credentialTestPlatform } from './test-platform.ts';

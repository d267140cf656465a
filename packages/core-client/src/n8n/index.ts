/** What the n8n triggers of this repository share; n8n itself is not imported. */
export { type Claim, claim, forgetClaims, onlyBareSuccess, takeTurn, whenTaken } from './claims.ts';
export { inTurn, isByHand, type Recorder, unseen } from './dedupe.ts';
export { type Exchange, rawBodyOf, type WebhookRequest, type WebhookResponse } from './exchange.ts';
export { type Fault, faultOf } from './fault.ts';
export { Inquiries, type InquiryClock } from './inquiries.ts';
export {
  type Dated,
  forgetStates,
  keepState,
  refreshState,
  replaceState,
  type TriggerContext,
  triggerKey,
  writeAgain,
} from './kept-state.ts';
export { type Neighbour, whoAnswers } from './neighbour.ts';
export { type N8nPlatformOptions, n8nPlatform, type RequestContext } from './platform.ts';
export { unreachable } from './reachable.ts';
export { answer, answerLater, isSignature, type Receiver, receiveDelivery } from './receive.ts';
export { Refused } from './refused.ts';
export { type FormerSecret, retireSecret, type SecretState, secretsOf } from './secrets.ts';
export { type CredentialTestContext, credentialTestPlatform } from './test-platform.ts';
export { Unsettled } from './unsettled.ts';

/** Why a delivery was refused; stable, for programs. The message of the error says it for people. */
export type RefusalReason =
  | 'no_secret'
  | 'missing_signature'
  | 'malformed_signature'
  | 'body_not_raw'
  | 'body_base64'
  | 'body_reserialised'
  | 'secret_has_white_space'
  | 'mismatch'
  | 'not_an_envelope'
  | 'unknown_event'
  | 'too_old'
  | 'age_unknown';

/** Thrown by `verify` and `parseEvent`. Neither the message nor any property carries a secret or the body. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

import { InputError, LgcdError } from '@lgcd/core-client';
import { type Fault, faultOf } from '@lgcd/core-client/n8n';

/** An input error has no status, as a broken connection has none, but will not pass. */
export const faultIn = (error: unknown): Fault =>
  error instanceof LgcdError && !(error instanceof InputError) ? faultOf(error.status) : 'refused';

/** For `catch`: takes faults of one kind for no failure, and hands on all others. */
export const unless =
  (fault: Fault, then: () => void = () => {}) =>
  (error: unknown): undefined => {
    if (faultIn(error) !== fault) throw error;
    then();
  };

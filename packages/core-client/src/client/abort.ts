import type { OperationName } from '../contract/index.ts';
import { AbortedError } from './errors.ts';

/** The outcome of a task, or a rejection as soon as the signal ends it, whatever the task makes of the signal. */
export async function unlessAborted<T>(task: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return task();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    // The one that comes second is heard by nobody, and must not count as unhandled.
    return await Promise.race([aborted, task()]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}

export function abortedError(
  operation: OperationName,
  outcomeUnknown: boolean,
  { reason }: AbortSignal,
): AbortedError {
  const then = outcomeUnknown
    ? 'Whether it was carried out is not known: look before you repeat it.'
    : 'Nothing was carried out.';
  return new AbortedError(`${operation} was ended by its caller. ${then}`, outcomeUnknown, {
    operation,
    cause: reason,
  });
}

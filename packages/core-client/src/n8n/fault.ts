/**
 * What a failed call of a service's API means for a webhook that stands there.
 * - `gone`: it is not there (any more); deleting it is done, and creating it is due
 * - `passing`: the service can't say now; nothing may be torn down because of it
 * - `refused`: the request or the key is wrong, and a person has to act
 */
export type Fault = 'gone' | 'passing' | 'refused';

/** @param status the HTTP status of the answer; `undefined` when there was none */
export function faultOf(status: number | undefined): Fault {
  if (status === 404 || status === 410) return 'gone';
  // 408, 425 and 429 ask to come again; everything from 500 on is the service's own trouble.
  if (status === undefined || status >= 500 || [408, 425, 429].includes(status)) return 'passing';
  return 'refused';
}

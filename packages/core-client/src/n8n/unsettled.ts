/** It can't be said now whether a delivery is genuine: it is answered 503, and the service delivers it again. */
export class Unsettled extends Error {
  override readonly name = 'Unsettled';
}

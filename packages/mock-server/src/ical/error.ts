/** Why a calendar could not be read, in a sentence for the person who entered its address. Never holds the address: it is a secret. */
export class IcalError extends Error {
  override name = 'IcalError';
}

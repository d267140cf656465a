import { createHash } from 'node:crypto';

/** How long a refusal holds: LGCD's first repetition and any replay by a person come later. */
const heldMs = 60_000;
const limit = 2_000;

/** Deliveries that were looked up and are none of the service's, so that their repetitions cost nothing. */
export class Refused {
  readonly #until = new Map<string, number>();

  #keyOf(address: string, rawBody: Uint8Array): string {
    return createHash('sha256').update(address).update('\n').update(rawBody).digest('base64');
  }

  has(address: string, rawBody: Uint8Array, now: number): boolean {
    return (this.#until.get(this.#keyOf(address, rawBody)) ?? 0) > now;
  }

  add(address: string, rawBody: Uint8Array, now: number): void {
    if (this.#until.size >= limit) this.#until.delete(this.#until.keys().next().value as string);
    this.#until.set(this.#keyOf(address, rawBody), now + heldMs);
  }
}

import type { WaitReason } from '@lgcd/core-client';

/** Shorter ones nobody notices. */
const noticedMs = 1_000;

const reasons: Record<WaitReason, string> = {
  limit: "LGCD's requests of this minute are used up for the token",
  trouble: 'LGCD did not answer as it should, and is asked again',
};

const seconds = (ms: number) => {
  const count = Math.ceil(ms / 1000);
  return count === 1 ? '1 second' : `${count} seconds`;
};

/** How long a run waits, and why. Waits of several items at a time count once. */
export class Waits {
  readonly #say: (sentence: string) => void;
  readonly #waited: Record<WaitReason, number> = { limit: 0, trouble: 0 };
  #until = Number.NEGATIVE_INFINITY;

  /** @param say hears of each wait when it begins */
  constructor(say: (sentence: string) => void) {
    this.#say = say;
  }

  begins(ms: number, why: WaitReason, now: number): void {
    const more = now + ms - Math.max(now, this.#until);
    if (more <= 0) return;
    this.#until = now + ms;
    this.#waited[why] += more;
    if (more >= noticedMs) this.#say(`Waiting ${seconds(ms)}: ${reasons[why]}.`);
  }

  /** What to tell a person who looks at the output; `undefined` when there was no wait worth it. */
  summary(): string | undefined {
    const { limit, trouble } = this.#waited;
    if (limit >= noticedMs)
      return `This run waited ${seconds(limit)}, because ${reasons.limit}. Give busy workflows tokens of their own, or fewer items at a time.`;
    return trouble >= noticedMs ? `This run waited ${seconds(trouble)}: ${reasons.trouble}.` : undefined;
  }
}

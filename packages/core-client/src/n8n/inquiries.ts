import { Unsettled } from './unsettled.ts';

/** How long the next question waits after so many that found nothing, in milliseconds: a flood asks 12 a minute. */
const pauses = [0, 1_000, 2_000, 5_000];

/** Beyond it a delivery is sent away, to come again. */
const mostWaiting = 500;

interface Line<A> {
  /** The question that is still to be asked, and what all who wait want to know. */
  next: { wanted: Set<string>; answer: Promise<A> } | undefined;
  running: Promise<unknown> | undefined;
  waiting: number;
  fruitless: number;
  endedAt: number;
}

/** The time, in milliseconds since 1970, and a wait; a test has its own. */
export interface InquiryClock {
  sleep(ms: number): Promise<void>;
  now(): number;
}

/**
 * Asks the service in the name of all who wait: whoever comes while a question is asked gets the answer of the next
 * one, and the more questions have found nothing, the longer the next waits. So forgeries, however many, cost a few
 * calls, and never crowd out the delivery that is genuine.
 */
export class Inquiries<A> {
  readonly #lines = new Map<string, Line<A>>();
  readonly #clock: InquiryClock;
  readonly #found: (answer: A, wanted: ReadonlySet<string>) => boolean;

  /** @param found whether an answer has something of what was wanted */
  constructor(clock: InquiryClock, found: (answer: A, wanted: ReadonlySet<string>) => boolean) {
    this.#clock = clock;
    this.#found = found;
  }

  /**
   * @returns the answer of a question that began after this call
   * @throws Unsettled when too many wait; whatever the question throws
   */
  async ask(
    topic: string,
    wanted: string,
    question: (wanted: ReadonlySet<string>) => Promise<A>,
  ): Promise<A> {
    const line = this.#lineOf(topic);
    if (line.waiting >= mostWaiting) throw new Unsettled('Too many deliveries wait to be looked up.');
    line.waiting += 1;
    try {
      line.next ??= this.#begin(line, question);
      line.next.wanted.add(wanted);
      return await line.next.answer;
    } finally {
      line.waiting -= 1;
    }
  }

  #lineOf(topic: string): Line<A> {
    const known = this.#lines.get(topic);
    if (known) return known;
    const line = { next: undefined, running: undefined, waiting: 0, fruitless: 0, endedAt: 0 };
    this.#lines.set(topic, line);
    return line;
  }

  #begin(line: Line<A>, question: (wanted: ReadonlySet<string>) => Promise<A>) {
    const wanted = new Set<string>();
    const answer = this.#turn(line).then(async () => {
      line.next = undefined;
      const running = question(wanted);
      line.running = running.catch(() => undefined);
      let found = false;
      try {
        const result = await running;
        found = this.#found(result, wanted);
        return result;
      } finally {
        line.fruitless = found ? 0 : line.fruitless + 1;
        line.endedAt = this.#clock.now();
        line.running = undefined;
      }
    });
    return { wanted, answer };
  }

  async #turn(line: Line<A>): Promise<void> {
    await line.running;
    const pause = pauses[Math.min(line.fruitless, pauses.length - 1)] ?? 0;
    const left = line.endedAt + pause - this.#clock.now();
    if (left > 0) await this.#clock.sleep(left);
  }
}

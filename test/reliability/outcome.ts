/** How much of a check is done: counts, and the seed that makes it the same again. */
export type Sizes = Record<string, number> & { seed: number };

/** What a check found. */
export interface Outcome {
  name: string;
  sizes: Sizes;
  /** What was done and seen. */
  counts: Record<string, number>;
  /** What was promised and did not hold, a sentence each; none in a good run. */
  broken: string[];
}

/** Told once each, and not a thousand times. */
export class Promises {
  readonly broken: string[] = [];
  private readonly most = 20;

  hold(isKept: boolean, otherwise: string): void {
    if (!isKept && this.broken.length < this.most && !this.broken.includes(otherwise))
      this.broken.push(otherwise);
  }
}

export const seeded = (sizes: Sizes): string =>
  Object.entries(sizes)
    .map(([name, value]) => `--${name} ${value}`)
    .join(' ');

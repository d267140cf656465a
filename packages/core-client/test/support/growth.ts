const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

/** Processor time, which a busy machine stretches less than the clock on the wall. */
function microseconds(run: () => unknown, times: number): number {
  const before = process.cpuUsage();
  for (let index = 0; index < times; index += 1) run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** How often a run must be repeated to take about 10 ms, so that the clock can tell. */
function repetitions(run: () => unknown): number {
  for (let times = 1; ; times *= 2) if (microseconds(run, times) > 5_000) return times;
}

/** How many times as long the second run takes as the first: the median of rounds in which they take turns. */
export function timesAs(first: () => unknown, second: () => unknown, rounds = 9): number {
  const times = repetitions(first);
  const ratios = Array.from({ length: rounds }, () => {
    const base = microseconds(first, times);
    return microseconds(second, times) / base;
  });
  return median(ratios);
}

/** How many times as long a run takes for an input `factor` times as long; about `factor` for linear code. */
export function growth(run: (length: number) => () => unknown, length: number, factor: number): number {
  return timesAs(run(length), run(length * factor), 5);
}

/** What `npm run reliability` does of each check. */
export const full = {
  kill: { kills: 60, writers: 8, seed: 1 },
  storm: { events: 400, receivers: 25, seed: 1 },
  fuzz: { requests: 1200, verifications: 200_000, seed: 1 },
  clients: { processes: 10, rounds: 20, seed: 1 },
};

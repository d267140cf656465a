import { describe, expect, it } from '@jest/globals';
import { readCommand, usage } from '../src/command-line.ts';

describe('The command line', () => {
  it('listens on 4010 unless told otherwise', () => {
    expect(readCommand([])).toMatchObject({ kind: 'serve', json: false, options: { port: 4010 } });
  });

  it('reads every option', () => {
    const args =
      '--port 0 --host 0.0.0.0 --db a.sqlite --seed empty --clock 2026-07-15T10:00:00Z --rate-limit 0 --cors http://localhost:3000 --cors http://127.0.0.1:8080 --random-tokens --json';
    expect(readCommand(args.split(' '))).toEqual({
      kind: 'serve',
      json: true,
      options: {
        port: 0,
        host: '0.0.0.0',
        db: 'a.sqlite',
        seed: 'empty',
        clock: '2026-07-15T10:00:00Z',
        rateLimit: 0,
        cors: ['http://localhost:3000', 'http://127.0.0.1:8080'],
        randomTokens: true,
      },
    });
  });

  it.each([
    [['--ports', '1'], "Unknown option '--ports'"],
    [['4010'], "Unexpected argument '4010'"],
    [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http".'],
    [['--port', '65536'], '--port must be a whole number'],
    [['--port=-1'], '--port must be a whole number'],
    [['--rate-limit', '1.5'], '--rate-limit must be a whole number'],
    [['--seed', 'full'], '--seed must be demo, empty or the path of a JSON file, not "full".'],
    [
      ['--cors', 'localhost:3000'],
      '"localhost:3000" is no origin for CORS. Give one such as http://localhost:3000',
    ],
    [['--clock', 'noon'], 'The clock "noon" is neither "real" nor an ISO 8601 time'],
    [['--clock', '2026-02-30'], 'The clock "2026-02-30" is neither'],
  ])('says what is wrong with %j', (args, message) => {
    expect(readCommand(args)).toMatchObject({ kind: 'mistake', message: expect.stringContaining(message) });
  });

  it('explains itself', () => {
    expect(readCommand(['--help'])).toEqual({ kind: 'help' });
    expect(readCommand(['--version'])).toEqual({ kind: 'version' });
    for (const option of [
      '--port',
      '--host',
      '--db',
      '--seed',
      '--clock',
      '--rate-limit',
      '--json',
      '--cors',
      '--random-tokens',
      '--record',
      '--record-to',
    ]) {
      expect(usage).toContain(option);
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readCommand } from '../src/command-line.ts';

const read = (name: string) => readFileSync(join(__dirname, '..', 'docker', name), 'utf8');
const entrypoint = (): string[] =>
  JSON.parse(/^ENTRYPOINT (\[.*\])$/m.exec(read('Dockerfile'))?.[1] ?? '[]') as string[];

describe('The compose file', () => {
  const { services, volumes } = parse(read('compose.yaml'));

  it('starts the mock with options that the command line knows', () => {
    const [command, ...args] = entrypoint();
    expect(command).toBe('lgcd-mock');
    expect(readCommand([...args, ...services.lgcd.command])).toMatchObject({
      kind: 'serve',
      options: { host: '0.0.0.0', db: '/data/lgcd.sqlite', allowHttpHosts: ['n8n', 'receiver'] },
    });
  });

  it('allows the services that it has, by their names', () => {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(['n8n', 'receiver']));
    expect(new URL(services.n8n.environment.WEBHOOK_URL).hostname).toBe('n8n');
    expect(Object.keys(volumes)).toEqual(['lgcd', 'n8n']);
  });
});

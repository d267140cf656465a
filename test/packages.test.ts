import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packPackage } from '../scripts/pack.ts';
import { installMock, type Project } from './support/mock-project.ts';

const root = join(__dirname, '..');
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'));
const published = ['core-client', 'mock-server', 'n8n-nodes-lgcd', 'n8n-nodes-lodgify'];

/** A build that a machine under load takes its time for. */
const long = 300_000;

/** What a command of the repository says of a tarball; by this Node, whichever it is. */
function ask(command: 'publint' | '@arethetypeswrong/cli', ...args: string[]) {
  const folder = join(root, 'node_modules', command);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [program] = Object.values(typeof bin === 'string' ? { bin } : bin) as [string];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, program), ...args], {
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}` };
}

describe.each([...published, 'zapier-lgcd'])('the package.json of %s', (folder) => {
  it('names the repository with its folder, and the one author', () => {
    const { author, bugs, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifestOf(folder)).toMatchObject({
      author,
      bugs,
      license: 'MIT',
      repository: { ...repository, directory: `packages/${folder}` },
    });
  });

  it('is public on npm with provenance, or private where npm is not its way', () => {
    const { private: isPrivate, publishConfig } = manifestOf(folder);
    if (published.includes(folder)) {
      expect([isPrivate, publishConfig]).toEqual([undefined, { access: 'public', provenance: true }]);
    } else expect([isPrivate, publishConfig]).toEqual([true, undefined]);
  });

  it('has a changelog that begins with its version', () => {
    const changelog = readFileSync(join(root, 'packages', folder, 'CHANGELOG.md'), 'utf8');
    expect(/^## (\S+)/m.exec(changelog)?.[1]).toBe(manifestOf(folder).version);
  });
});

describe.each(published)('the tarball of %s', (folder) => {
  let tarball: string;
  beforeAll(async () => {
    ({ tarball } = await packPackage(folder));
  }, long);

  it('holds what is built and what people read, and nothing else', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    expect(files.filter((file) => !file.startsWith('package/dist/')).sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'].map((name) => `package/${name}`),
    );
    expect(files.length).toBeGreaterThan(6);
  });

  it('has nothing that publint minds', () => {
    expect(ask('publint', 'run', tarball, '--strict', '--level', 'warning')).toMatchObject({ status: 0 });
  });

  it('has types that every way of resolving finds, or none at all', () => {
    const { status, said } = ask('@arethetypeswrong/cli', tarball, '--no-definitely-typed', '--no-color');
    expect([status, said]).toEqual([0, expect.any(String)]);
    expect(said.includes('does not contain types')).toBe(folder.startsWith('n8n-'));
  });
});

describe('a folder that has nothing but the tarballs', () => {
  let project: Project;
  beforeAll(async () => {
    const { tarball } = await packPackage('core-client');
    project = await installMock(tarball);
  }, long);
  afterAll(() => project?.close());

  it("runs the first lines of the mock's README, and the first call of the client's against them", async () => {
    const readme = readFileSync(join(root, 'packages/mock-server/README.md'), 'utf8');
    const [, first = ''] = /```sh\n(.*)\n```/.exec(readme) ?? [];
    expect(first).toBe('npx @lgcd/mock-server');
    const command = project.start('npx', first.slice('npx '.length), '--port', '0', '--json');
    const { api, tokens } = JSON.parse(await command.says(/\}\n/));

    const text = readFileSync(project.path('..', 'core-client', 'README.md'), 'utf8');
    const [, call = ''] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
    const program = call.replace('accessToken: process.env.LGCD_TOKEN', '$&, baseUrl: process.env.LGCD_API');
    expect(program).not.toBe(call);
    project.write(
      'first.mjs',
      `process.env.LGCD_API = ${JSON.stringify(api)};\nprocess.env.LGCD_TOKEN = ${JSON.stringify(tokens[0].token)};\n${program}`,
    );
    const { status, stdout, stderr } = await project.run(process.execPath, 'first.mjs');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Atlas Conciergerie');
    expect(stdout).toContain('Salma E.');
    await command.stop('SIGTERM', 'all');
  }, 60_000);
});

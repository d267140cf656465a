// The linter is an ES module that jest cannot load, so it runs by itself: documents in, their problems out.
import { text } from 'node:stream/consumers';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const config = await createConfig({ extends: ['recommended-strict'] });
const documents = JSON.parse(await text(process.stdin));
const problems = [];
for (const document of documents) {
  const found = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: '/openapi.json',
    config,
  });
  problems.push(
    found.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`),
  );
}
process.stdout.write(JSON.stringify(problems));

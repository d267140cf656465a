import type { Flow } from './flow.ts';
import { byId, called, code, lgcd, read, reply, settings, when } from './steps.ts';

export const breezewayCleaning: Flow = {
  slug: 'breezeway-cleaning',
  name: 'Cleanings of Breezeway back to LGCD',
  apps: ['Breezeway'],
  useCase: 'Cleaning ops',
  audience: 'Agencies whose cleaners work with Breezeway.',
  does: 'When a task is started or completed in Breezeway, the cleaning of LGCD that it names follows.',
  setUp: [
    'In **Settings**, put a long random word as `key`, and publish (activate) the workflow.',
    'Subscribe at Breezeway: `POST https://api.breezeway.io/public/webhook/v1/subscribe` with `webhook_type` "task" and the `url` `https://your-n8n/webhook/lgcd-breezeway?key=your-key`.',
    'Write the ID of the cleaning of LGCD into the name or the description of the task in Breezeway, as in `LGCD-310`.',
  ],
  safe: 'The cleaning is read first: a repetition finds it as it is to be and changes nothing, and a cleaning that is completed is not started again. When LGCD does not answer, Breezeway gets a 503 and can come again.',
  limits:
    'Breezeway does not sign its deliveries: the key is all that protects the address. Its call to create a task is not published where we could read it, so LGCD does not make tasks there; the fields of its deliveries are not either, so the ID is looked for in all of the text.',
  sources: [
    {
      what: 'Subscription, its test delivery, names of the events',
      at: 'developer.breezeway.io/docs/subscribing-to-webhooks',
    },
    { what: 'Tasks', at: 'developer.breezeway.io/docs/task-webhooks' },
  ],
  steps: {
    'A task changes in Breezeway': called('POST', 'lgcd-breezeway'),
    Settings: settings({ key: 'PUT-A-LONG-RANDOM-WORD-HERE' }),
    'Is the key right?': when(`$json.query.key === $json.key && $json.key !== 'PUT-A-LONG-RANDOM-WORD-HERE'`),
    'Read what it is about':
      code(`// The status of LGCD for the event, and the cleaning that the task names; neither for all other deliveries.
const { body } = $('A task changes in Breezeway').first().json;
const status = { 'task-started': 'in_progress', 'task-resumed': 'in_progress', 'task-completed': 'completed' }[body.event];
const [, id] = /\\bLGCD-(\\d+)\\b/.exec(JSON.stringify(body)) ?? [];
return [{ json: { status: status ?? '', id: id ?? '' } }];`),
    'Is it about a cleaning?': when("$json.status !== '' && $json.id !== ''"),
    'Read the cleaning': { ...read('cleaningTask', '={{ $json.id }}'), onError: 'continueErrorOutput' },
    'Does it change?': when(
      "!['completed', 'skipped', $('Read what it is about').first().json.status].includes($json.status)",
    ),
    'Update the cleaning': {
      ...lgcd('cleaningTask', 'update', {
        id: byId('={{ $json.id }}'),
        updateFields: { status: "={{ $('Read what it is about').first().json.status }}" },
      }),
      onError: 'continueErrorOutput',
    },
    'Thank for it': reply(200, 'ok'),
    'Ask to come again': reply(503, "={{ $json.error ?? 'LGCD does not answer.' }}"),
    'Refuse it': reply(403, 'The key is missing or wrong.'),
  },
  wires: [
    [
      'A task changes in Breezeway',
      'Settings',
      'Is the key right?',
      'Read what it is about',
      'Is it about a cleaning?',
      'Read the cleaning',
      'Does it change?',
      'Update the cleaning',
      'Thank for it',
    ],
    ['Is it about a cleaning?', 1, 'Thank for it'],
    ['Does it change?', 1, 'Thank for it'],
    ['Read the cleaning', 1, 'Ask to come again'],
    ['Update the cleaning', 1, 'Ask to come again'],
    ['Is the key right?', 1, 'Refuse it'],
  ],
};

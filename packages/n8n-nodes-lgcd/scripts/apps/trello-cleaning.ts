import type { Flow } from './flow.ts';
import { accounts, app, byId, links, onEvents, read, set, settings, when } from './steps.ts';

const task = "$('Read the task').first().json";
const property = "$('Read the property').first().json";
const key = `=trello-cleaning-{{ ${task}.id }}`;
const list = `={{ { completed: ${set('doneList')}, skipped: ${set('skippedList')}, in_progress: ${set('doingList')} }[${task}.status] ?? ${set('toDoList')} }}`;
/** Trello reads descriptions as Markdown; what a person wrote stays text. */
const plain = (expression: string) => `${expression}.replace(/[\\\\\`*_{}\\[\\]()<>#+!|~@-]/g, '\\\\$&')`;
const description = `={{ ['Task ' + ${task}.id + ' of LGCD', ${plain(`(${task}.notes ?? '')`)}, ...${task}.checklist.map((step) => '- ' + ${plain('step')})].filter(Boolean).join('\\n\\n') }}`;
const trello = (operation: string, parameters: Record<string, unknown>) =>
  app('trello', 1, accounts.trello, { resource: 'card', operation, ...parameters });

export const trelloCleaning: Flow = {
  slug: 'trello-cleaning',
  name: 'Cleanings to cards of Trello',
  apps: ['Trello'],
  useCase: 'Cleaning ops',
  audience: 'Cleaning teams that work from a Trello board.',
  does: 'A cleaning that is assigned becomes a card with its property, its time and its checklist. The card moves to another list when the cleaning is completed or skipped.',
  setUp: [
    'Make a board with lists for what is to do, being done, done and skipped.',
    'In **Settings**, put the IDs of the four lists (add `.json` to the address of the board to see them).',
    'Choose your LGCD and Trello accounts in the nodes, and publish (activate) it.',
  ],
  safe: 'The ID of the card is kept under the ID of the task in the data table `lgcd_links`, and the card follows the task as it stands now: a repetition makes no second card. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits:
    'Trello takes 100 requests in 10 seconds. Archive the cards that are done: a board has a limit of open ones. Data tables came with n8n 1.113.',
  sources: [
    { what: 'Cards', at: 'developer.atlassian.com/cloud/trello/rest' },
    { what: 'Limits', at: 'developer.atlassian.com/cloud/trello/guides/rest-api/rate-limits' },
  ],
  steps: {
    'A cleaning changes': onEvents('cleaning.assigned', 'cleaning.completed', 'cleaning.skipped'),
    Settings: settings({
      toDoList: 'ID-OF-THE-LIST',
      doingList: 'ID-OF-THE-LIST',
      doneList: 'ID-OF-THE-LIST',
      skippedList: 'ID-OF-THE-LIST',
    }),
    'Read the task': read('cleaningTask', '={{ $json.data.cleaning_task.id }}'),
    'Read the property': read('property', '={{ $json.property_id }}'),
    'Make the table of links': links.open(),
    'Look for the card': links.find(key),
    'Is there a card?': when('!!$json.foreign_id'),
    'Move the card': trello('update', {
      id: byId('={{ $json.foreign_id }}'),
      updateFields: {
        idList: list,
        desc: description,
        due: `={{ ${task}.scheduled_at }}`,
        dueComplete: `={{ ${task}.status === 'completed' }}`,
      },
    }),
    'Create the card': trello('create', {
      listId: list,
      name: `={{ ${property}.name + (${task}.assignee ? ' · ' + ${task}.assignee : '') }}`,
      description,
      additionalFields: { due: `={{ ${task}.scheduled_at }}` },
    }),
    'Keep the card': links.keep(key, '={{ $json.id }}', 'made'),
  },
  wires: [
    [
      'A cleaning changes',
      'Settings',
      'Read the task',
      'Read the property',
      'Make the table of links',
      'Look for the card',
      'Is there a card?',
      'Move the card',
    ],
    ['Is there a card?', 1, 'Create the card', 'Keep the card'],
  ],
};

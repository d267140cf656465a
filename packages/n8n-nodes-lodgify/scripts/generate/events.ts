import { lodgifyEvents } from '../../../core-client/src/lodgify/events.ts';
import { pathTo } from '../describe/files.mts';

const header = '// Generated from core-client/src/lodgify by pnpm gen. Do not edit.';
const path = pathTo('nodes/LodgifyTrigger/events.generated.ts');

const text = (value: string) => (value.includes("'") ? JSON.stringify(value) : `'${value}'`);

/** `Booking New (Booked)` to `On new booking (booked)`: what n8n offers when somebody looks for a trigger. */
const actionOf = (label: string) => `On ${label.toLowerCase().replace(/^booking new\b/, 'new booking')}`;

/** n8n lists options by name. */
const options = Object.entries(lodgifyEvents)
  .map(([value, { label, description }]) => ({ name: label, value, description }))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  .map(
    ({ name, value, description }) =>
      `      { name: ${text(name)}, value: ${text(value)}, description: ${text(description)}, action: ${text(actionOf(name))} },`,
  );

/** The parameter that chooses among Lodgify's ten events, as literal source: n8n's verification reads the text. */
export default function generate() {
  const lines = [
    header,
    "import type { INodeProperties } from 'n8n-workflow';",
    '',
    'export const eventsProperties: INodeProperties[] = [',
    '  {',
    "    displayName: 'Events',",
    "    name: 'events',",
    "    type: 'multiOptions',",
    '    required: true,',
    '    options: [',
    ...options,
    '    ],',
    '    default: [],',
    "    description: 'What starts the workflow. Each event is a webhook of its own at Lodgify.',",
    '  },',
    '];',
    '',
  ];
  return [{ path, text: lines.join('\n') }];
}

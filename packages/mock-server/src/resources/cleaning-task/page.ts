import type { Part } from '../../cockpit/app.ts';
import { cleaningStatus } from '../../cockpit/choices.ts';
import { collectionPart, type View } from '../../cockpit/collection.ts';
import {
  asApi,
  bookingLink,
  nameColumn,
  orDash,
  propertyColumn,
  propertyFilter,
  propertyLink,
  statusColumn,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor, doIt } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { statusPill } from '../../cockpit/ui/pill.ts';
import { time } from '../../cockpit/ui/time.ts';
import type { Row } from '../tables.ts';
import { presentCleaningTask } from './present.ts';

const done = ['completed', 'skipped'];

function actions(row: Row<'cleaning_tasks'>, { frame }: View): Content {
  const back = `/cleaning-tasks/${row.id}`;
  const to = (status: string, words: string, kind = '') =>
    doIt(frame, { name: 'cleaning.update', input: { cleaning_task_id: row.id, status }, words, back, kind });
  return html`<div class="row">
    ${row.status === 'assigned' ? to('in_progress', 'Begin', 'primary') : ''}
    ${row.status === 'in_progress' ? to('completed', 'Complete', 'primary') : ''}
    ${done.includes(row.status) ? '' : askFor(frame, { name: 'cleaning.update', input: { cleaning_task_id: row.id }, words: row.assignee ? 'Edit…' : 'Assign…', back })}
    ${done.includes(row.status) ? '' : to('skipped', 'Skip')}
  </div>`;
}

const list = (items: readonly string[]): Content =>
  items.length === 0 ? orDash(null) : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

export const page: Part = collectionPart<'cleaning_tasks'>({
  table: 'cleaning_tasks',
  path: '/cleaning-tasks',
  title: 'Cleaning',
  one: 'cleaning task',
  lead: 'Who cleans what, and when; the last changed first. A check-out makes a task.',
  order: 'updated_at desc, id desc',
  none: 'No cleaning task yet.',
  filters: (view) => [statusFilter(cleaningStatus), propertyFilter(view)],
  columns: (view) => [
    nameColumn(view, '/cleaning-tasks', 'Scheduled', ({ scheduled_at }) => time(scheduled_at)),
    statusColumn,
    propertyColumn(view),
    { title: 'Assigned to', show: ({ assignee }) => orDash(assignee) },
    { title: 'Booking', show: ({ booking_id }) => bookingLink(view, booking_id) },
  ],
  listActions: ({ frame }) =>
    askFor(frame, {
      name: 'cleaning.create',
      words: 'Create a task',
      back: '/cleaning-tasks',
      kind: 'primary',
    }),
  name: ({ id }) => `Cleaning task ${id}`,
  beside: ({ status }) => statusPill(status),
  rowActions: actions,
  whole: (row, view) => html`
    ${card(
      {},
      facts([
        ['Property', propertyLink(view, row.property_id)],
        ['Booking', bookingLink(view, row.booking_id)],
        ['Scheduled', time(row.scheduled_at)],
        ['Assigned to', orDash(row.assignee)],
        ['Begun', time(row.started_at)],
        ['Completed', time(row.completed_at)],
        ['Checklist', list(row.checklist)],
        ['Photos before', list(row.photos_before)],
        ['Photos after', list(row.photos_after)],
        ['Notes', orDash(row.notes)],
      ]),
    )}${asApi(presentCleaningTask(row))}`,
});

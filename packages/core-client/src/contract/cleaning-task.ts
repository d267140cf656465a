import { z } from 'zod';
import { byId, choice, dateTime, id, longText, paged, reference, text, timestamps, url } from './common.ts';
import {
  create,
  event,
  example,
  family,
  inferred,
  one,
  operation,
  page,
  partOfSearch,
  resource,
  search,
  titled,
} from './define.ts';

const status = ['pending', 'assigned', 'in_progress', 'completed', 'skipped'] as const;

const checklist = z.array(text('A step')).max(100).meta({ description: 'Steps of the task, in order' });
const photos = (description: string) => z.array(url('Address of a photo')).max(50).meta({ description });

export const cleaningTaskSchema = z
  .object(
    inferred({
      id: id('ID of the cleaning task'),
      property_id: reference('property', 'ID of the property'),
      booking_id: reference('booking', 'ID of the booking after which it is due').nullable(),
      status: choice(status, 'Status of the task'),
      scheduled_at: dateTime('When it is due'),
      assignee: text('Who does it').nullable(),
      checklist,
      photos_before: photos('Photos taken before'),
      photos_after: photos('Photos taken after'),
      notes: longText('Notes').nullable(),
      started_at: dateTime('When it began').nullable(),
      completed_at: dateTime('When it was completed').nullable(),
      ...timestamps,
    }),
  )
  .meta({ id: 'CleaningTask', description: 'A cleaning of a property' });

export const cleaningTaskExample = example(cleaningTaskSchema, {
  id: 310,
  property_id: 1,
  booking_id: 9876,
  status: 'assigned',
  scheduled_at: '2026-08-19T11:30:00+00:00',
  assignee: 'Fatima Z.',
  checklist: ['Change the linen', 'Check the air conditioning'],
  photos_before: [],
  photos_after: [],
  notes: null,
  started_at: null,
  completed_at: null,
  created_at: '2026-08-12T09:00:00+00:00',
  updated_at: '2026-08-12T09:05:00+00:00',
});

const optional = {
  booking_id: reference('booking', 'ID of the booking after which it is due').nullish(),
  assignee: text('Who does it; an assigned task sends cleaning.assigned').nullish(),
  checklist: checklist.nullish(),
  status: choice(status, 'Status; assigned when there is an assignee, else pending').nullish(),
  photos_before: photos('Photos taken before').nullish(),
  photos_after: photos('Photos taken after').nullish(),
  notes: longText('Notes').nullish(),
};

const task = { property_id: 1, scheduled_at: '2026-08-19T11:30:00+00:00', assignee: 'Fatima Z.' };

export const cleaningTask = resource({
  label: 'Cleaning Task',
  plural: 'Cleaning Tasks',
  description: 'Cleanings, with their checklist and photos',
  model: 'CleaningTask',
  operations: {
    getAll: operation({
      method: 'GET',
      path: '/cleaning-tasks',
      summary: 'List cleaning tasks',
      zapier: search('find_cleaning_task', 'Finds a cleaning task by property, booking, status or time.'),
      abilities: ['cleaning:read'],
      query: paged({
        status: choice(status, 'Only tasks of this status').optional(),
        property_id: reference('property', 'Only tasks of this property').optional(),
        booking_id: reference('booking', 'Only tasks of this booking').optional(),
        scheduled_from: dateTime('Only tasks due at or after this time').optional(),
        scheduled_to: dateTime('Only tasks due at or before this time').optional(),
      }),
      returns: page(cleaningTaskSchema),
      examples: [{ title: 'What waits for an assignee', input: { status: 'pending' } }],
    }),
    get: operation({
      method: 'GET',
      path: '/cleaning-tasks/{id}',
      summary: 'Get a cleaning task',
      zapier: partOfSearch,
      abilities: ['cleaning:read'],
      params: byId('cleaning task'),
      returns: one(cleaningTaskSchema),
    }),
    create: operation({
      method: 'POST',
      path: '/cleaning-tasks',
      summary: 'Create a cleaning task',
      zapier: create('create_cleaning_task', 'Creates a cleaning task, with its checklist.'),
      abilities: ['cleaning:write'],
      body: z.object(
        inferred({
          property_id: reference('property', 'ID of the property'),
          scheduled_at: dateTime('When it is due'),
          ...optional,
        }),
      ),
      returns: one(cleaningTaskSchema),
      status: 201,
      examples: [{ title: 'After a departure', input: task }],
      antiExamples: [
        {
          why: 'no time',
          input: { property_id: 1 },
          errors: { scheduled_at: 'The scheduled at field is required.' },
        },
        {
          why: 'a photo that is no URL',
          input: { ...task, photos_before: ['photo.jpg'] },
          errors: { 'photos_before.0': 'The photos_before.0 field must be a valid URL.' },
        },
      ],
    }),
    update: operation({
      method: 'PATCH',
      path: '/cleaning-tasks/{id}',
      summary: 'Update a cleaning task',
      zapier: create('update_cleaning_task', 'Assigns, completes, skips or changes a cleaning task.'),
      description:
        'Changes what is given. Sends cleaning.assigned, cleaning.completed or cleaning.skipped when the status becomes that. A completed task does not change its status again.',
      abilities: ['cleaning:write'],
      params: byId('cleaning task'),
      body: z.object(inferred({ scheduled_at: dateTime('When it is due').optional(), ...optional })),
      returns: one(cleaningTaskSchema),
      examples: [
        { title: 'A note and a list', input: { notes: 'Key at the café', checklist: ['Change the linen'] } },
      ],
    }),
  },
});

const data = z.object({ cleaning_task: cleaningTaskSchema });
const cleaningEvent = (
  description: string,
  moment: string,
  change: Pick<z.output<typeof cleaningTaskSchema>, 'status'> & Partial<z.output<typeof cleaningTaskSchema>>,
) =>
  event({
    description,
    moment,
    recent: { list: 'cleaningTask.getAll', filter: { status: change.status }, as: 'cleaning_task' },
    data,
    example: { cleaning_task: { ...cleaningTaskExample, ...change } },
  });

export const cleaningEvents = family({
  label: 'Cleaning',
  noun: 'Cleaning Task',
  ability: 'cleaning:read',
  events: {
    assigned: titled(
      'Cleaning Task Assigned',
      cleaningEvent('Task assigned', 'a cleaning task is assigned', { status: 'assigned' }),
    ),
    completed: titled(
      'Cleaning Task Completed',
      cleaningEvent('Task completed', 'a cleaning task is completed', {
        status: 'completed',
        started_at: '2026-08-19T11:35:00+00:00',
        completed_at: '2026-08-19T13:10:00+00:00',
        updated_at: '2026-08-19T13:10:00+00:00',
      }),
    ),
    skipped: titled(
      'Cleaning Task Skipped',
      cleaningEvent(
        'Task skipped (to be re-scheduled)',
        'a cleaning task is skipped and has to be scheduled again',
        { status: 'skipped' },
      ),
    ),
  },
});

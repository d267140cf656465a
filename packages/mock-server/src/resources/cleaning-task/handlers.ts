import { utc } from '../../http/laravel/utc.ts';
import type { HandlersOf } from '../handler.ts';
import { presentCleaningTask } from './present.ts';
import { createTask, updateTask } from './rules.ts';

export const handlers = {
  'cleaningTask.getAll': (ctx, input) =>
    ctx.store.page(
      'cleaning_tasks',
      [
        ['status = ?', input.status],
        ['property_id = ?', input.property_id],
        ['booking_id = ?', input.booking_id],
        ['scheduled_at >= ?', utc('scheduled_from', input.scheduled_from)],
        ['scheduled_at <= ?', utc('scheduled_to', input.scheduled_to)],
      ],
      input,
      presentCleaningTask,
    ),

  'cleaningTask.get': (ctx) => presentCleaningTask(ctx.model),

  'cleaningTask.create': (ctx, input) => presentCleaningTask(createTask(ctx, input)),

  'cleaningTask.update': (ctx, input) => presentCleaningTask(updateTask(ctx, ctx.model, input)),
} satisfies HandlersOf<'cleaningTask'>;

import { operations } from '@lgcd/core-client/contract';
import { action, named, rowOf } from '../action.ts';
import { presentCleaningTask } from './present.ts';
import { createTask, updateTask } from './rules.ts';

export const actions = {
  'cleaning.create': action({
    summary: 'Create a cleaning task',
    body: operations['cleaningTask.create'].body,
    run: (domain, input) => presentCleaningTask(createTask(domain, input)),
  }),
  'cleaning.update': action({
    summary: 'Assign, begin, complete or skip a cleaning task',
    body: operations['cleaningTask.update'].body.extend({ cleaning_task_id: named('cleaningTask') }),
    run: (domain, { cleaning_task_id, ...edit }) =>
      presentCleaningTask(updateTask(domain, rowOf(domain, 'cleaning_tasks', cleaning_task_id), edit)),
  }),
};

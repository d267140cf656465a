import type { Domain } from '../../engine/domain.ts';
import type { SamplesOf } from '../define.ts';
import { blockOf, newest } from '../sample.ts';
import { presentCleaningTask } from './present.ts';

const task = (status: 'assigned' | 'completed' | 'skipped') => (domain: Domain) =>
  blockOf(newest(domain, 'cleaning_tasks', `status = '${status}'`), (found) => ({
    cleaning_task: { ...presentCleaningTask(found), status },
  }));

export const samples = {
  'cleaning.assigned': task('assigned'),
  'cleaning.completed': task('completed'),
  'cleaning.skipped': task('skipped'),
} satisfies SamplesOf<'cleaning'>;

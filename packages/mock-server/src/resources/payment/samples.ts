import type { Domain } from '../../engine/domain.ts';
import type { SamplesOf } from '../define.ts';
import { blockOf, newest } from '../sample.ts';
import { presentPayment } from './present.ts';

const payment = (status: 'succeeded' | 'failed') => (domain: Domain) =>
  blockOf(newest(domain, 'payments', `status = '${status}'`), (found) => ({
    payment: { ...presentPayment(found), status },
  }));

export const samples = {
  'payment.succeeded': payment('succeeded'),
  'payment.failed': payment('failed'),
} satisfies SamplesOf<'payment'>;

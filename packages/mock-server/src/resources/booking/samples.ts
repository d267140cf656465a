import type { EventData } from '@lgcd/core-client/contract';
import type { Domain } from '../../engine/domain.ts';
import type { SamplesOf } from '../define.ts';
import { blockOf } from '../sample.ts';
import { bookingBlock } from './present.ts';

/** The booking of LGCD's page; where an agency has it, its events are those of the page. */
const published = 9876;

const booking = (status: EventData<'booking.created'>['booking']['status']) => (domain: Domain) => {
  const { store } = domain;
  const row = store.find('bookings', published);
  const fitting = row?.status === status ? row : store.first('bookings', [['status = ?', status]], 'id desc');
  return blockOf(fitting ?? row ?? store.first('bookings', [], 'id desc'), (found) => ({
    booking: { ...bookingBlock(found), status },
  }));
};

export const samples = {
  'booking.created': booking('pending'),
  'booking.confirmed': booking('confirmed'),
  'booking.updated': booking('confirmed'),
  'booking.cancelled': booking('cancelled'),
  'booking.checked_in': booking('checked_in'),
  'booking.checked_out': booking('checked_out'),
  'booking.no_show': booking('no_show'),
  'booking.payment_received': booking('confirmed'),
} satisfies SamplesOf<'booking'>;

import type { RawInput } from '@lgcd/core-client';
import { FieldError, isBlank } from '@lgcd/core-client/input';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { located } from './locator.ts';

/** The field that each choice of Send To asks for, by its label. */
const asked = {
  booking: { name: 'booking_id', label: 'Booking' },
  phone: { name: 'to', label: 'Phone Number' },
} as const;

const isChoice = (value: unknown): value is keyof typeof asked =>
  typeof value === 'string' && Object.hasOwn(asked, value);

/**
 * A message goes to the guest of a booking or to a number.
 * @throws FieldError that names the field which the form shows
 */
export function assertRecipient(context: IExecuteFunctions, input: RawInput, itemIndex: number): void {
  const sendTo = context.getNodeParameter('sendTo', itemIndex, 'booking');
  if (!isChoice(sendTo)) {
    throw new FieldError({
      to: `Send To: “${String(sendTo).slice(0, 40)}” is not one of the choices. They are booking and phone.`,
    });
  }
  // A workflow of before may have the other one in its Additional Fields.
  if (Object.values(asked).some(({ name }) => input[name] !== undefined && sendTo === 'booking')) return;
  const { name, label } = asked[sendTo];
  if (input[name] === undefined) throw new FieldError({ [name]: `${label} is empty. It is required.` });
}

/** Whether the form names a booking, from which LGCD fills variables. */
export function isToGuest(context: ILoadOptionsFunctions): boolean {
  const sendTo = context.getCurrentNodeParameter('sendTo') ?? 'booking';
  const holds = (parameter: string) => !isBlank(located(context.getCurrentNodeParameter(parameter)));
  return holds('additionalFields.bookingId') || (sendTo === 'booking' && !holds('additionalFields.to'));
}

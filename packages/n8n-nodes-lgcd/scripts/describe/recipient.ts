import type { Parameter } from './field.ts';

/** Whom a message goes to is asked first. The values of `sendTo` are those of `nodes/Lgcd/recipient.ts`. */
const sendTo: Parameter = {
  displayName: 'Send To',
  name: 'sendTo',
  type: 'options',
  hide: { '/additionalFields.to': [{ _cnd: { exists: true } }] },
  options: [
    {
      name: 'Guest of a Booking',
      value: 'booking',
      description: 'The phone number of the booking; what the booking says need not be typed',
    },
    { name: 'Phone Number', value: 'phone', description: 'Any number, with its country' },
  ],
  default: 'booking',
  description: 'Whom the message goes to',
};

const former = (name: string) => ({ [`/additionalFields.${name}`]: [{ _cnd: { exists: true } }] });

interface Raised {
  /** How the field stands at the top of the form. */
  top: Partial<Parameter> & { when: object; hide: object };
  /** When it can still be added to the collection, where workflows of before hold it. */
  added: object;
  /** What it means there. */
  addedDescription?: string;
}

/** Fields of the API that moved to the top of the form. */
export const raisedRecipient: Readonly<Record<string, Raised>> = {
  booking_id: {
    top: {
      when: { sendTo: ['booking'] },
      hide: { ...former('bookingId'), ...former('to') },
      description: 'The booking whose guest gets the message',
    },
    added: { hide: { '/bookingId': [{ _cnd: { exists: true } }] } },
    addedDescription:
      'The booking that the message is about. Template variables that are left empty are filled from it.',
  },
  to: {
    top: {
      displayName: 'Phone Number',
      when: { sendTo: ['phone'] },
      hide: former('to'),
      description: 'Any number on WhatsApp, with its country',
    },
    added: { show: { to: [{ _cnd: { exists: true } }] } },
  },
};

/** The choice, and below it the field of the choice. */
export const recipientParameters = (described: Readonly<Record<string, Parameter>>): Parameter[] => [
  sendTo,
  ...Object.entries(raisedRecipient).map(([name, { top }]) => ({
    ...(described[name] as Parameter),
    required: true,
    ...top,
  })),
];

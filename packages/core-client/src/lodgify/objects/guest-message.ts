import { boolean, essential, integer, nullable, text, time } from '../describe.ts';

export const guestMessageReceived = {
  action: text('Type of the action, in this case always will be guest_message_received', essential),
  thread_uid: text('Thread unique identifier in the way of UUID'),
  message_id: integer('Identifier of the message.', essential),
  inbox_uid: text(
    'Booking or Enquiry Id related to the inbox. The format used is a B or E followed by a number.',
    essential,
  ),
  guest_name: text("Guest's name as stated in the booking or enquiry."),
  subject: text('The subject of the message. It could be empty.', nullable),
  message: text("The main content's message."),
  creation_time: time('The creation date. In UTC zone.'),
  has_attachments: boolean('A boolean value to specify if the message has files attached.'),
} as const;

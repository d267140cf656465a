/** Template variables that LGCD takes from the booking of a message, unless they are given. Source: inferred. */
export const bookingVariables = [
  'guest_name',
  'property_name',
  'check_in',
  'check_out',
  'reference',
] as const;

import {
  amount,
  boolean,
  day,
  decisive,
  essential,
  integer,
  list,
  nullable,
  object,
  text,
  time,
} from '../describe.ts';

/** The five amounts that stand in `amount_gross`, `amount_net` and `amount_vat` alike. */
const amounts = (what: string, whole: string) =>
  object(`${whole} for the order, in its currency`, {
    amount: amount(`${whole} for the order`),
    total_room_rate_amount: amount(`${what} for total room rate`),
    total_fees_amount: amount(`${what} for total fees`),
    total_taxes_amount: amount(`${what} for total taxes`),
    total_promotions_amount: amount(`${what} for total promotions`),
  });

const booking = object(
  'Contains information about the booking',
  {
    type: text('Type of Booking'),
    id: integer('Identifier of the Booking', essential),
    date_arrival: day('Arrival date for the booking', decisive),
    date_departure: day('Departure date for the booking', decisive),
    date_created: time('Booking creation time'),
    property_id: integer('Identifier of the property', decisive),
    property_name: text('Name of the property'),
    property_image_url: text('Url image for the property'),
    status: text('Booking status', essential),
    room_types: list(
      'Array containing all the roomtypes related to this booking',
      object(
        'A roomtype of the booking',
        {
          id: integer('Id'),
          room_type_id: integer('Identifier of the Room Type', decisive),
          image_url: text('Url image for the Room Type', nullable),
          name: text('Name of the Room Type'),
          people: integer('Number of people', decisive),
        },
        decisive,
      ),
      decisive,
    ),
    add_ons: list(
      'Array containing information about the addons related to this booking (if any)',
      object('An addon of the booking', {
        add_on_id: integer('Add On identifier'),
        name: text('Name of the Add On'),
        units: integer('Number of units of the Add On'),
      }),
    ),
    currency_code: text('Currency Code', decisive),
    source: text('Source of the booking'),
    source_text: text('Source Text for the booking'),
    notes: text('Notes added to the booking', nullable),
    language: text('Language for the booking'),
    ip_address: text('Ip Address from where the booking was created', nullable),
    ip_country: text('Country related to the Ip address from where the booking was created', nullable),
    is_policy_active: boolean('Indicates if policy is active'),
    external_url: text('Booking external Url', nullable),
    nights: integer('Number of nights'),
    promotion_code: text('Promotion code used in the booking', nullable),
  },
  essential,
);

const guest = object('Contains information about the guest for this booking', {
  uid: text('Guest unique identifier'),
  name: text('Guest name'),
  email: text('Guest email'),
  phone_number: text('Guest Phone number'),
  country: text('Guest country name', nullable),
  country_code: text('Guest country code', nullable),
});

const currentOrder = object('Details about the order related to this booking', {
  id: integer('Order identifier'),
  property_id: integer('Order property identifier'),
  currency_code: text('Order currency code'),
  status: text('Order status'),
  amount_gross: amounts('Gross amount', 'Gross amount'),
  amount_net: amounts('Net amount', 'Net amount'),
  amount_vat: amounts('Sales tax or VAT amount', 'Total amount for sales tax or VAT'),
  date_agreed: time('Agreement date'),
  cancellation_policy_text: text('Cancellation policy text'),
  security_deposit_text: text('Security deposit text'),
  scheduled_policy_text: text('Payment scheduled policy text'),
  rate_policy_name: text('Rate policy name'),
  rental_agreement_accepted: boolean('Rental agreement accepted'),
  owner_payout: amount('Owner payout'),
});

const subowner = object('Details about the subowner related to this booking', {
  user_id: integer('Subowner identifier'),
  first_name: text('Subowner first name'),
  last_name: text('Subowner last name'),
  email: text('Subowner email'),
  phone: text('Subowner phone'),
});

/** What every booking event carries. */
export const bookingChange = {
  action: text('Type of the action, in this case it will be one of the booking related events', essential),
  booking,
  guest,
  current_order: currentOrder,
  subowner,
  booking_total_amount: amount('Total amount of the booking', decisive),
  booking_currency_code: text('Code of the currency associated with the booking', decisive),
  total_transactions: object('Details about the transactions', {
    amount: amount('Total transactions amount'),
  }),
  balance_due: amount('Total due for the booking'),
} as const;

import { describe, expect, it } from '@jest/globals';
import { api, create, page, run } from './app.ts';

const stay = {
  property_id: '1',
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guest_name: 'Salma E.',
  guests_count: '2',
};
const sent = { ...stay, property_id: 1, guests_count: 2 };
const perform = (key: string, inputData: object) =>
  run(create(key).perform, { inputData: inputData as never });

describe('Create Booking', () => {
  it('sends the filled fields in the types of the API', async () => {
    api()
      .post('/bookings', sent)
      .reply(201, { data: { id: 10001, ...sent } });
    expect(await perform('create_booking', { ...stay, notes: '' })).toMatchObject({ id: 10001 });
  });

  it("sends a guest's note that looks like a template of Zapier", async () => {
    const notes = 'Room {{bundle.authData.access_token}} please';
    api()
      .post('/bookings', { ...sent, notes })
      .reply(201, { data: { id: 10001 } });
    await perform('create_booking', { ...stay, notes });
  });

  const taken = {
    message: '…',
    errors: { external_reference: ['The external reference has already been taken.'] },
  };
  const overlap = { message: '…', errors: { check_in: ['The property is not available.'] } };
  const keyed = { ...stay, external_reference: 'crm-1042' };
  const existing = { id: 77, status: 'confirmed', external_reference: 'crm-1042' };
  const refusedWith = (errors: object, ...found: object[]) => {
    api().post('/bookings').reply(422, errors);
    api()
      .get('/bookings')
      .query({ external_reference: 'crm-1042' })
      .reply(200, page(...found));
  };

  it.each([
    ['its key is taken', taken],
    ['its days are taken, by itself', overlap],
  ])('answers the first booking when it is repeated and %s', async (_why, errors) => {
    refusedWith(errors, existing);
    expect(await perform('create_booking', keyed)).toEqual(existing);
  });

  it('is refused when its key is that of another booking, which is not answered for it', async () => {
    refusedWith(taken, { ...existing, reference: 'BKG-A1', ...sent, check_in: '2027-02-01' });
    await expect(perform('create_booking', keyed)).rejects.toThrow(
      /^.*The External Reference is that of BKG-A1 \(ID 77\), which differs in Check In/,
    );
  });

  it('is refused when the days belong to another booking', async () => {
    refusedWith(overlap);
    await expect(perform('create_booking', keyed)).rejects.toThrow(/Check In: The property is not available/);
  });

  it('does not take a cancelled booking for the one it made', async () => {
    refusedWith(overlap, { ...existing, status: 'cancelled' });
    await expect(perform('create_booking', keyed)).rejects.toThrow(/not available/);
  });

  it('does not take another booking for its own when LGCD ignores the filter', async () => {
    refusedWith(overlap, { ...existing, external_reference: 'crm-1' });
    await expect(perform('create_booking', keyed)).rejects.toThrow(/not available/);
  });

  it('looks for nothing without a key', async () => {
    api().post('/bookings').reply(422, overlap);
    await expect(perform('create_booking', stay)).rejects.toThrow(/not available/);
  });

  it('is looked up, not repeated, when the answer is lost', async () => {
    api()
      .post('/bookings')
      .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    api().get('/bookings').query({ external_reference: 'crm-1042' }).reply(200, page(existing));
    expect(await perform('create_booking', keyed)).toEqual(existing);
  });
});

describe('Update Rate', () => {
  const rate = {
    id: 501,
    property_id: 1,
    name: 'Eid',
    start_date: '2027-05-10',
    end_date: '2027-05-20',
    nightly_price: 1150,
    min_stay: 3,
    created_at: '2026-07-15T10:20:00+00:00',
  };

  it('keeps what is left empty, which LGCD alone would empty', async () => {
    const { id, created_at: _, ...kept } = rate;
    api().get('/rates/501').reply(200, { data: rate });
    api()
      .put('/rates/501', { ...kept, nightly_price: 1300 })
      .reply(200, { data: { ...rate, nightly_price: 1300 } });
    expect(await perform('update_rate', { rate_id: '501', nightly_price: '1300', name: '' })).toMatchObject({
      id,
    });
  });

  it('empties what is named for that', async () => {
    const { id, created_at: _, ...kept } = rate;
    api().get('/rates/501').reply(200, { data: rate });
    api()
      .put('/rates/501', { ...kept, name: null })
      .reply(200, { data: { ...rate, name: null } });
    const named = { rate_id: id, name: 'is not sent', fields_to_empty: ['name'] };
    expect(await perform('update_rate', named)).toMatchObject({ name: null });
  });

  it('requires only the rate itself', () => {
    const required = create('update_rate').inputFields.filter(
      (field) => (field as { required?: boolean }).required,
    );
    expect(required).toMatchObject([{ key: 'rate_id' }]);
  });
});

describe('Delete Rate', () => {
  it('says what it deleted, since LGCD answers nothing', async () => {
    api().delete('/rates/501').reply(204);
    expect(await perform('delete_rate', { rate_id: '501' })).toEqual({ id: 501, deleted: true });
  });

  it('warns in the editor', () => {
    expect(create('delete_rate').inputFields).toContainEqual(expect.objectContaining({ type: 'copy' }));
  });
});

describe('Send WhatsApp Template', () => {
  const templates = () =>
    api()
      .get('/whatsapp/templates')
      .query({ per_page: 100 })
      .reply(
        200,
        page(
          { id: 1, name: 'booking_confirmation', language: 'fr', variables: ['guest_name', 'check_in'] },
          { id: 2, name: 'booking_confirmation', language: 'ar', variables: ['guest_name'] },
          { id: 3, name: 'farewell', language: 'fr', variables: [] },
        ),
      );
  const variableFields = (inputData: object) => {
    const fields = create('send_whatsapp_template').inputFields.filter(
      (field) => typeof field === 'function',
    );
    return run<{ key: string; required: boolean }[]>(fields[0], { inputData: inputData as never });
  };

  it('asks for the variables of the template in its language', async () => {
    templates();
    expect(await variableFields({ template: 'booking_confirmation', language: 'ar' })).toMatchObject([
      { key: 'variable_guest_name', label: 'Guest Name', required: true },
    ]);
  });

  it('asks for those of the French text when no language is chosen', async () => {
    templates();
    const fields = await variableFields({ template: 'booking_confirmation' });
    expect(fields.map(({ key }) => key)).toEqual(['variable_guest_name', 'variable_check_in']);
  });

  it('requires none of them when a booking is given, which LGCD reads them from', async () => {
    templates();
    const fields = await variableFields({ template: 'booking_confirmation', booking_id: 9876 });
    expect(fields.filter(({ required }) => required)).toEqual([]);
  });

  it('asks for nothing before a template is chosen', async () => {
    expect(await variableFields({})).toEqual([]);
  });

  it('sends the filled variables by name', async () => {
    const body = {
      template: 'booking_confirmation',
      booking_id: 9876,
      variables: { guest_name: 'Karim', nights: 7 },
    };
    api()
      .post('/whatsapp/messages', body)
      .reply(201, { data: { id: 1, variables: [] } });
    const inputData = {
      template: 'booking_confirmation',
      booking_id: '9876',
      variable_guest_name: 'Karim',
      variable_nights: 7,
      variable_check_in: '',
    };
    expect(await perform('send_whatsapp_template', inputData)).toEqual({ id: 1, variables: '{}' });
  });
});

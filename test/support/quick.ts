/** Whether this is the run of the inner loop, which samples what takes long. */
export const isQuick = process.env.TESTS === 'quick';

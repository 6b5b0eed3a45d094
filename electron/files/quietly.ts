import { systemCode } from './file-trouble';

/** What the work gives, or something else where the system says no: for what may as well not be there. */
export async function quietly<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return otherwise;
  }
}

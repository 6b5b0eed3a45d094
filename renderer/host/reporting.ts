import { say } from '../feedback/say';
import { problemSentence } from './host-problem';

/** Runs something that calls the host; trouble becomes a notification and `undefined`. */
export async function reporting<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    say().notification.error({ title: '没有完成', description: problemSentence(error), duration: 0 });
    return undefined;
  }
}

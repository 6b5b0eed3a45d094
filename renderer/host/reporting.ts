import { say } from '../feedback/say';
import { problemSentence } from './host-problem';

/**
 * Runs something that calls the host; trouble becomes a notification and `undefined`. It stands until the clerk closes it, the
 * same trouble once; of one that is named (`about`) only the last, until `forgetTrouble`.
 */
export async function reporting<Value>(
  work: () => Promise<Value>,
  about?: string,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    const description = problemSentence(error);
    say().notification.error({ key: about ?? description, title: '没有完成', description, duration: 0 });
    return undefined;
  }
}

/** What was told as trouble is done by now. */
export function forgetTrouble(about: string): void {
  say().notification.destroy(about);
}

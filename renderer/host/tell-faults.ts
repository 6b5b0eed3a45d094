import { say } from '../feedback/say';
import { problemSentence } from './host-problem';

/**
 * What nobody caught reaches the clerk as a sentence and not only the console: a command leaves nothing half done when it
 * breaks, but who typed must know that it was not carried out.
 */
export function tellFaults(): void {
  // What a browser remarks without an exception (a ResizeObserver that comes late) is no fault.
  window.addEventListener('error', ({ error }) => error && tell(error));
  window.addEventListener('unhandledrejection', ({ reason }) => tell(reason));
}

function tell(fault: unknown): void {
  say().message.error({ content: problemSentence(fault), key: 'fault', duration: 10 });
}

import type { App } from 'antd';

type Feedback = ReturnType<typeof App.useApp>;

let feedback: Feedback | undefined;

/** Lets code outside the component tree use the messages and dialogs of the themed `App`. */
export function provideFeedback(provided: Feedback): void {
  feedback = provided;
}

/** Messages, notifications and questions to the clerk. */
export function say(): Feedback {
  if (!feedback) throw new Error('Feedback is used before the page was mounted');
  return feedback;
}

import type { WithPort } from '../services/limited-pool';
import { answerCommand, type CommandTask } from './answer-command';
import type { CommandResult } from './command-result';

/** Carries out one command in a thread beside, where a hostile file can be stopped. */
export async function work({ port, ...task }: WithPort<CommandTask>): Promise<CommandResult> {
  port.postMessage('begun');
  return answerCommand(task);
}

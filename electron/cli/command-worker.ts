import type { WithPort } from '../services/job-limits';
import { answerCommand, type CommandTask, prepareCommand } from './answer-command';
import type { CommandResult } from './command-result';

/** Carries out one command in a thread beside, where a hostile file can be stopped. */
export async function work({ port, ...task }: WithPort<CommandTask>): Promise<CommandResult> {
  port.postMessage('begun');
  return answerCommand(task);
}

/** Loads what the command will need while its words are still being read. */
export const prepare = prepareCommand;

import { ask } from '../feedback/ask';
import { isUnsaved, useProject } from './project-store';
import { saveProjectFile } from './save-project';
import { finishTyping } from './typing';

/** Asks before unsaved work would be left behind, what is being typed among it. True: go ahead. */
export async function mayLeave(): Promise<boolean> {
  if (!finishTyping()) return false;
  if (!isUnsaved(useProject.getState())) return true;
  const answer = await ask('当前项目有未保存的改动', '离开前是否保存？', '留在当前项目', [
    { answer: 'discard', label: '不保存', danger: true },
    { answer: 'save', label: '保存' },
  ]);
  return answer === 'save' ? saveProjectFile() : answer === 'discard';
}

import { Button } from 'antd';
import { say } from '../feedback/say';
import { isUnsaved, useProject } from './project-store';
import { saveProjectFile } from './save-project';

/** Asks before unsaved work would be left behind. True: go ahead. */
export async function mayLeave(): Promise<boolean> {
  if (!isUnsaved(useProject.getState())) return true;
  const answer = await ask();
  if (answer === 'save') return saveProjectFile();
  return answer === 'discard';
}

function ask(): Promise<'save' | 'discard' | 'stay'> {
  return new Promise((resolve) => {
    const dialog = say().modal.confirm({
      title: '当前项目有未保存的改动',
      content: '离开前是否保存？',
      okText: '保存',
      cancelText: '留在当前项目',
      onOk: () => resolve('save'),
      onCancel: () => resolve('stay'),
      footer: (_, { OkBtn, CancelBtn }) => (
        <>
          <Button
            danger
            onClick={() => {
              dialog.destroy();
              resolve('discard');
            }}
          >
            不保存
          </Button>
          <CancelBtn />
          <OkBtn />
        </>
      ),
    });
  });
}

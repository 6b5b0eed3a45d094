import { DeleteOutlined, DownOutlined, FileExcelOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { FormSummary } from '#shared/forms/form-summary';
import type { FormKind } from '#shared/pack/pack';
import type { BookId } from '#shared/rule/rule';
import { useFollowed } from '../../store/follow';
import { leaveFocus } from '../../store/leave-focus';
import { openSession } from '../../store/project-store';
import { chooseForms } from '../import/choose-forms';
import { deleteFromList, mayAdd, moveInList, openForm } from './form-deeds';

type Props = {
  readonly forms: readonly FormSummary[];
  /** The form that is stood on. */
  readonly standing: BookId | null;
  readonly onAdd: (kind: FormKind) => void;
};

/** Buttons over the list of 项目. */
export function ListTools({ forms, standing, onAdd }: Props) {
  const kinds = useFollowed(() => openSession().pack.forms);
  const none = standing === null;
  const withStanding = (deed: (book: BookId) => void) => () => {
    if (standing !== null) deed(standing);
  };
  return (
    <span className="form-list-tools" role="toolbar" aria-label="自评表" onMouseDown={leaveFocus}>
      {kinds.map((kind) => (
        <Button
          key={kind.name}
          size="small"
          icon={<PlusOutlined aria-hidden />}
          title={kind.title}
          disabled={!mayAdd(kind)}
          onClick={() => onAdd(kind)}
        >
          {addWords(kind, kinds)}
        </Button>
      ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'file', label: '一个工作簿或 Word 文档…', onClick: () => void chooseForms(false) },
            { key: 'folder', label: '整个文件夹…', onClick: () => void chooseForms(true) },
          ],
        }}
      >
        <Button size="small" icon={<FileExcelOutlined aria-hidden />}>
          导入自评表
        </Button>
      </Dropdown>
      <Button size="small" disabled={none} title="Enter" onClick={withStanding(openForm)}>
        填写
      </Button>
      <Button
        size="small"
        icon={<UpOutlined aria-hidden />}
        aria-label="上移"
        title="上移（Alt+↑）"
        disabled={none || forms[0]?.book === standing}
        onClick={withStanding((book) => moveInList(book, -1))}
      />
      <Button
        size="small"
        icon={<DownOutlined aria-hidden />}
        aria-label="下移"
        title="下移（Alt+↓）"
        disabled={none || forms.at(-1)?.book === standing}
        onClick={withStanding((book) => moveInList(book, 1))}
      />
      <Button
        size="small"
        danger
        icon={<DeleteOutlined aria-hidden />}
        title="Delete"
        disabled={none}
        onClick={withStanding(deleteFromList)}
      >
        删除
      </Button>
    </span>
  );
}

/** Kinds of the same sort are told apart by the pack's name for them. */
function addWords({ of, name }: FormKind, kinds: readonly FormKind[]): string {
  const words = of === 'project' ? '新增项目' : '新增部门自评';
  return kinds.filter((kind) => kind.of === of).length > 1 ? `${words}（${name}）` : words;
}

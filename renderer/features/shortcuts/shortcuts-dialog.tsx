import { Button, Modal } from 'antd';
import { MENUS, type MenuItem } from '#shared/host/menu';
import { closeDialog } from '../../store/view-store';

type Keyed = Pick<MenuItem, 'label' | 'keys'>;

/** All keys in one place: those of the menus, from the menus' own table, and those of the grid. */
export function ShortcutsDialog() {
  const menus = MENUS.map(({ label, groups }) => ({ label, items: itemsOf(groups) }));
  return (
    <Modal
      open
      width={820}
      title="快捷键"
      onCancel={closeDialog}
      footer={
        <Button type="primary" autoFocus onClick={closeDialog}>
          关闭
        </Button>
      }
    >
      <div className="shortcuts-list">
        <div className="shortcuts">
          {[...menus, { label: '表格中', items: GRID_KEYS }].map(({ label, items }) => {
            const keyed = items.filter(({ keys }) => keys.length > 0);
            return keyed.length === 0 ? null : (
              <section key={label}>
                <h3>{label}</h3>
                <dl>
                  {keyed.map((item) => (
                    <div key={item.label}>
                      <dt>{item.label.replace('…', '')}</dt>
                      <dd>
                        {item.keys.map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            );
          })}
        </div>
      </div>
    </Modal>
  );
}

function itemsOf(groups: readonly (readonly Keyed[])[]): readonly Keyed[] {
  return groups.flat();
}

/** Keys that the grid obeys itself: no menu has them, and the list of keys would be incomplete without. */
const GRID_KEYS: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
  { label: '录入（直接输入即可）；修改原来的内容', keys: ['F2'] },
  { label: '确认并下移、上移', keys: ['Enter', 'Shift+Enter'] },
  { label: '确认并右移、左移', keys: ['Tab', 'Shift+Tab'] },
  { label: '放弃正在输入的内容', keys: ['Esc'] },
  { label: '清除内容；改写的格恢复公式', keys: ['Delete'] },
  { label: '扩大选区；到数据块的边缘', keys: ['Shift+方向键', 'Ctrl+方向键', 'Ctrl+Shift+方向键'] },
  { label: '全选；选整行、整列', keys: ['Ctrl+A', 'Shift+空格', 'Ctrl+空格'] },
  {
    label: '行首、行尾；表首、表尾；翻页',
    keys: ['Home', 'End', 'Ctrl+Home', 'Ctrl+End', 'PageUp', 'PageDown'],
  },
  { label: '用上方、左方的内容填充；录入到所有选中的格', keys: ['Ctrl+D', 'Ctrl+R', 'Ctrl+Enter'] },
  { label: '文字在格内另起一行', keys: ['Alt+Enter'] },
  { label: '写算式，录入它的结果', keys: ['=1200+350.5*2'] },
];

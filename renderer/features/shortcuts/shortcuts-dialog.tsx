import { Button, Modal } from 'antd';
import { MENUS, type MenuItem } from '#shared/host/menu';
import { closeDialog } from '../../store/view-store';
import { GRID_KEYS } from './grid-key-list';
import './shortcuts.css';

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

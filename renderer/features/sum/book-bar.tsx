import { Button, Radio, Select } from 'antd';
import { shallow } from 'zustand/shallow';
import { DEPARTMENT_BOOK, DIFFERENCE_BOOK, ELIMINATION_BOOK } from '#shared/pack/book';
import type { BookId } from '#shared/rule/rule';
import { differingCells } from '#shared/units/differing-cells';
import { useFollowed, useStanding } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { goToCell, showBook, useView } from '../../store/view-store';
import { bookWords, memberUnits } from './book-words';
import { exportDifferences } from './export-differences';

const OWN = '';
const ONE_UNIT = '单户表';

/** Above the tables of a sum: the sum itself, one unit, what was eliminated, what the department typed, where that differs. */
export function BookBar() {
  const books = useFollowed(() => openSession().document().books);
  const session = openSession();
  const shown = useView((state) => state.book);
  const units = memberUnits(session);
  const lacks = useFollowed(() => lacksTable(shown), Object.is);
  if (units.length === 0) return null;
  const apart = [ELIMINATION_BOOK, DEPARTMENT_BOOK].filter((book) => books.has(book));
  const choices: readonly BookId[] = [...apart, ...(books.has(DEPARTMENT_BOOK) ? [DIFFERENCE_BOOK] : [])];
  const isUnit = shown !== null && !choices.includes(shown);
  const [first] = units;
  return (
    <section className="book-bar" aria-label="汇总的各表">
      <Radio.Group
        size="small"
        optionType="button"
        aria-label="看哪一套表"
        value={isUnit ? ONE_UNIT : (shown ?? OWN)}
        onChange={({ target }) =>
          showBook(
            target.value === OWN ? null : target.value === ONE_UNIT ? (first?.book ?? null) : target.value,
          )
        }
        options={[
          { value: OWN, label: bookWords(session, null) },
          { value: ONE_UNIT, label: `${ONE_UNIT}（${units.length}）` },
          ...choices.map((value) => ({ value, label: bookWords(session, value) })),
        ]}
      />
      {isUnit && (
        <Select
          size="small"
          className="book-unit"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="单位"
          value={shown}
          onChange={(book) => showBook(book)}
          options={units.map(({ book, name }) => ({ value: book, label: name }))}
        />
      )}
      {shown === DIFFERENCE_BOOK && <DifferenceSteps />}
      <span className={lacks ? 'is-warning' : 'quiet'}>{lacks ? '这个单位没有这张表' : hintOf(shown)}</span>
    </section>
  );
}

/** How many cells differ, in all tables, and the way from one to the next. */
function DifferenceSteps() {
  const cells = useFollowed(() => differingCells(openSession()), shallow);
  const standing = useStanding()?.address ?? null;
  const at = standing === null ? -1 : cells.indexOf(standing);
  const go = (step: 1 | -1) => {
    const next = at < 0 ? (step > 0 ? 0 : cells.length - 1) : (at + step + cells.length) % cells.length;
    const cell = cells[next];
    if (cell !== undefined) goToCell(cell);
  };
  return (
    <>
      <span className={cells.length > 0 ? 'is-warning' : 'quiet'}>
        {cells.length === 0 ? '各表都相同' : `共 ${cells.length} 格不同`}
      </span>
      <Button size="small" disabled={cells.length === 0} onClick={() => go(-1)}>
        上一格
      </Button>
      <Button size="small" disabled={cells.length === 0} onClick={() => go(1)}>
        下一格
      </Button>
      <Button size="small" disabled={cells.length === 0} onClick={() => void exportDifferences(cells)}>
        导出清单…
      </Button>
    </>
  );
}

function lacksTable(book: BookId | null): boolean {
  if (book === null) return false;
  const { table } = useView.getState();
  return openSession().document().books.get(book)?.tables.get(table)?.absent === true;
}

function hintOf(shown: BookId | null): string {
  if (shown === null) return '选中一格按 Ctrl+E，列出它由哪些单位的数相加';
  if (shown === DIFFERENCE_BOOK) return '部门所填减各单位之和；空格是相同';
  if (shown === ELIMINATION_BOOK) return '从合计中扣除的单位之间的往来';
  return '只看，不能改；要改请改原文件，再用“文件”菜单更新汇总';
}

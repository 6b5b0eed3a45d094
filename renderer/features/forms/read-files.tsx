import type { ReadForms } from './import-forms';

/** File after file: the forms in it, and whatever of it was not read. */
export function ReadFiles({ files, unread: folders }: Pick<ReadForms, 'files' | 'unread'>) {
  const unread = files.reduce(
    (sum, { taken, left, problem }) =>
      sum +
      left.length +
      (problem === undefined ? 0 : 1) +
      taken.reduce((all, { notes }) => all + notes.length, 0),
    folders.length,
  );
  return (
    <section className="forms-read" aria-label="读取的结果">
      <p role="status">
        {files.length > 1 ? `${files.length} 个文件，` : ''}
        {unread === 0 ? '全部读取' : `有 ${unread} 处没有读取或请核对，列在各份下面`}
      </p>
      <Notes notes={folders} />
      {files.map(({ file, problem, taken, left }) => (
        <article key={file}>
          <h4>{file}</h4>
          {problem !== undefined && <p className="is-error">{problem}</p>}
          {taken.map(({ book, name, notes }) => (
            <div key={book}>
              <p>
                <b>{name}</b>
                {notes.length === 0 && <span className="quiet">　全部读取</span>}
              </p>
              <Notes notes={notes} />
            </div>
          ))}
          <Notes notes={left} />
        </article>
      ))}
    </section>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="is-warning">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

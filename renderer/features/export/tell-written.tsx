import { Button } from 'antd';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { reporting } from '../../host/reporting';

/** Says where a file was written, with the way to its folder. */
export function tellWritten(path: string): void {
  say().message.success({
    key: 'written',
    duration: 6,
    content: (
      <>
        已导出到 {path} <ShowInFolder path={path} />
      </>
    ),
  });
}

export function ShowInFolder({ path }: { readonly path: string }) {
  return (
    <Button size="small" type="link" onClick={() => void reporting(() => callHost('files.reveal', { path }))}>
      打开所在文件夹
    </Button>
  );
}

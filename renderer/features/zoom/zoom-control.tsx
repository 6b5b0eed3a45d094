import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useView } from '../../store/view-store';
import { LEAST_ZOOM, MOST_ZOOM, zoomBy } from './zoom';

/** Smaller, the size now (a click gives 100 %), larger. */
export function ZoomControl() {
  const zoom = useView((state) => state.zoom);
  return (
    <fieldset className="zoom-control" aria-label="表格缩放">
      <Button
        type="text"
        size="small"
        icon={<MinusOutlined aria-hidden />}
        aria-label="缩小表格"
        title="缩小表格（Ctrl+-）"
        disabled={zoom <= LEAST_ZOOM}
        onClick={() => zoomBy(-1)}
      />
      <Button
        type="text"
        size="small"
        aria-label={`表格 ${zoom}%，恢复 100%`}
        title="恢复 100%（Ctrl+0）"
        onClick={() => useView.setState({ zoom: 100 })}
      >
        {zoom}%
      </Button>
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        aria-label="放大表格"
        title="放大表格（Ctrl+=）"
        disabled={zoom >= MOST_ZOOM}
        onClick={() => zoomBy(1)}
      />
    </fieldset>
  );
}

import { BarChart, CustomChart, HeatmapChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  DataZoomInsideComponent,
  DataZoomSliderComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

// Imported one by one: the whole library is three times as large. Only on canvas: its SVG holds styles, which the page's security
// policy forbids.
use([
  ...[BarChart, CustomChart, HeatmapChart, LineChart],
  ...[AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent],
  ...[DataZoomInsideComponent, DataZoomSliderComponent],
  CanvasRenderer,
])

/** @returns an empty chart in an element that has a size. */
export function chartIn(room: HTMLElement): EChartsType {
  return init(room, undefined, { renderer: 'canvas' })
}

import type { EChartsCoreOption } from 'echarts/core'
import type { Locale } from '../../domain/locale.ts'
import { formatNumber } from '../../i18n/common/numbers.ts'
import { edge, font, gridLine, ink, quietInk } from './looks.ts'

/** Axes, legends and hints that all charts share. */

export const axisLabel = { color: quietInk, fontSize: 12, hideOverlap: true } as const
const axisLine = { lineStyle: { color: edge } } as const
const nameStyle = { color: quietInk, fontSize: 12 } as const

/** @returns an axis of numbers from 0. */
export function numbers(locale: Locale, more: object): object {
  return {
    type: 'value',
    min: 0,
    axisLabel: { ...axisLabel, formatter: (value: number) => formatNumber(locale, value, 1) },
    axisLine: { show: true, ...axisLine },
    splitLine: { lineStyle: { color: gridLine } },
    nameTextStyle: nameStyle,
    ...more,
  }
}

/** @returns an axis of names. */
export function names(data: readonly string[], more: object = {}): object {
  return {
    type: 'category',
    data,
    axisLabel,
    axisLine,
    axisTick: { show: false },
    nameTextStyle: nameStyle,
    ...more,
  }
}

/** Hints are drawn on the canvas: the page's security policy forbids styles in markup. */
export const hint: EChartsCoreOption = {
  renderMode: 'richText',
  confine: true,
  textStyle: { color: ink, fontSize: 13, fontFamily: font },
  borderColor: edge,
}

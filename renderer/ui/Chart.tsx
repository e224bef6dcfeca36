import { useEffect, useRef } from 'react'
import './known-language.ts'
import UPlot from 'uplot'
import css from './Chart.module.css'

type ChartProps = {
  /** What is drawn, in words; the numbers themselves stand in a table beside it. */
  label: string
  /** One bar each, from left to right; null leaves its place empty. */
  bars: readonly { name: string; value: number | null }[]
  textOf(value: number): string
}

const heightPx = 180
const barShare = 0.7
const widestBarPx = 44

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name)

/** Bars over names, drawn by uPlot; never without a table of the same numbers on the page. */
export function Chart({ label, bars, textOf }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const paths = UPlot.paths.bars?.({ size: [barShare, widestBarPx] })
    const box = place.current
    if (box === null) return
    const font = `13px ${colour('--font-ui')}`
    const axis: UPlot.Axis = { stroke: () => colour('--ink-3'), font, ticks: { show: false }, grid: { stroke: () => colour('--line'), width: 1 } }
    const plot = new UPlot({
      width: box.clientWidth, height: heightPx, legend: { show: false }, cursor: { show: false },
      scales: { x: { time: false, range: [-0.5, bars.length - 0.5] }, y: { range: (_, __, most) => [0, most > 0 ? most * 1.1 : 1] } },
      axes: [
        { ...axis, grid: { show: false }, incrs: [1, 2, 5, 10, 20, 50], values: (_, at) => at.map(index => bars[index]?.name ?? '') },
        { ...axis, size: 64, values: (_, at) => at.map(textOf) },
      ],
      series: [{}, { fill: () => colour('--heard'), stroke: () => colour('--heard'), ...(paths === undefined ? {} : { paths }), points: { show: false } }],
    }, [bars.map((_, index) => index), bars.map(({ value }) => value)], box)
    const resize = new ResizeObserver(() => plot.setSize({ width: box.clientWidth, height: heightPx }))
    resize.observe(box)
    // Its colours are those of the page.
    const theme = new MutationObserver(() => plot.redraw())
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      resize.disconnect()
      theme.disconnect()
      plot.destroy()
    }
  }, [bars, textOf])
  return <div ref={place} className={css['chart']} role="img" aria-label={label} />
}

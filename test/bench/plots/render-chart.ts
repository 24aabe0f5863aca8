import { importPeer } from "../harness/peers.ts";

/** What is used of echarts; it draws to text where there is no browser. */
interface EchartsModule {
  readonly init: (
    element: null,
    theme: null,
    options: { readonly renderer: "svg"; readonly ssr: true; readonly width: number; readonly height: number },
  ) => { setOption(option: object): void; renderToSVGString(): string; dispose(): void };
}

export interface Chart {
  readonly width: number;
  readonly height: number;
  /** As echarts documents it. */
  readonly option: object;
}

export const colours = {
  ours: "#0b5fae",
  short: "#c2570c",
  plain: "#7d93ab",
  bar: "#1f2328",
  text: "#1f2328",
  faint: "#57606a",
  line: "#d0d7de",
  /** A light card of its own, so that texts are dark on light whatever is around it. */
  card: "#ffffff",
  peers: ["#d55e00", "#009e73", "#a6761d", "#cc79a7", "#56b4e9", "#7570b3", "#e6ab02", "#66727f"],
} as const;

const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** The SVG of a chart; the same text for the same chart. */
export async function renderChart({ width, height, option }: Chart): Promise<string> {
  const echarts = await importPeer<EchartsModule>("echarts");
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ animation: false, backgroundColor: colours.card, textStyle: { fontFamily }, ...option });
  const text = chart.renderToSVGString();
  chart.dispose();
  return `${text}\n`;
}

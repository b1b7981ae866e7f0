// What the page uses of d3-flame-graph 5, which has no types of its own.
declare module 'd3-flame-graph' {
  import type { BaseType, Selection } from 'd3-selection';

  /** What the page's data says of a frame. */
  export interface FrameData {
    readonly name: string;
    readonly value: number;
    readonly delta: number;
    /** Where the function is; '' when nobody knows. */
    readonly path: string;
    readonly own: boolean;
    readonly children: readonly FrameData[];
  }

  /** d3-hierarchy's node as the chart leaves it. */
  export interface FrameNode {
    readonly data: FrameData;
    readonly value: number;
    readonly depth: number;
    readonly parent: FrameNode | null;
    readonly children?: readonly FrameNode[];
    readonly x0: number;
    readonly x1: number;
    highlight?: boolean;
  }

  export interface FlameGraph {
    (selection: Selection<HTMLElement, FrameData, BaseType | null, undefined>): void;
    width(pixels: number): FlameGraph;
    cellHeight(pixels: number): FlameGraph;
    inverted(isInverted: boolean): FlameGraph;
    minFrameSize(pixels: number): FlameGraph;
    transitionDuration(milliseconds: number): FlameGraph;
    setLabelHandler(label: (node: FrameNode) => string): FlameGraph;
    setColorMapper(colour: (node: FrameNode, original: string) => string): FlameGraph;
    setSearchMatch(matches: (node: FrameNode, term: string) => boolean): FlameGraph;
    setSearchHandler(found: (nodes: readonly FrameNode[], sum: number, total: number) => void): FlameGraph;
    setDetailsHandler(show: (text: string | null) => void): FlameGraph;
    onClick(handler: (node: FrameNode) => void): FlameGraph;
    search(term: string): void;
    clear(): void;
    zoomTo(node: FrameNode): void;
    resetZoom(): void;
    update(): FlameGraph;
  }

  export default function flamegraph(): FlameGraph;
}

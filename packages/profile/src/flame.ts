// A profile as the tree of calls that flame graphs draw: functions by caller, small branches left out.
import type { Grouping } from './accumulate.ts';
import { Column } from './columns.ts';
import { callerOf, locationOf, type Profile } from './profile.ts';

export interface FlameFrame {
  readonly name: string;
  /** Local, or as the profile has it; '' when nothing is known. */
  readonly path: string;
  /** Of the workspace's own code. */
  readonly isOwn: boolean;
}

export interface FlameNode extends FlameFrame {
  /** In the sample type's unit, with everything that it calls. */
  readonly value: number;
  /** How much more that is than before; 0 without an earlier capture. */
  readonly delta: number;
  readonly children: readonly FlameNode[];
}

/** A profile and its grouping by line; a weight of -1 stands for what was before. */
export interface FlameInput {
  readonly profile: Profile;
  readonly grouping: Grouping;
  /** Index of the sample type. */
  readonly type: number;
  readonly isBefore: boolean;
}

/** Deeper frames are counted for the last one: no screen has room for them, and recursion can be endless. */
const DEEPEST = 200;
/** Branches with less than this share of the whole are left out: they would be thinner than a pixel. */
const SMALLEST = 1 / 2000;

/**
 * Samples with negative values (of a base) count as before. Time and memory are linear in the frames up to `DEEPEST`.
 * @param frameOf The frame of a key of the groupings; keys of one function in one file must give one object.
 */
export function flameTree(inputs: readonly FlameInput[], frameOf: (key: number) => FlameFrame): FlameNode {
  const stacks = new Stacks(frameOf);
  for (const input of inputs) stacks.add(input);
  return stacks.tree();
}

class Stacks {
  readonly #frameOf: (key: number) => FlameFrame;
  readonly #frames: FlameFrame[] = [];
  readonly #ids = new Map<FlameFrame, number>();
  /** Frames of all stacks one after the other, outermost first. */
  readonly #column = new Column(Int32Array, 1 << 12);
  readonly #start: number[] = [0];
  readonly #now: number[] = [];
  readonly #before: number[] = [];

  constructor(frameOf: (key: number) => FlameFrame) {
    this.#frameOf = frameOf;
  }

  add({ profile, grouping, type, isBefore }: FlameInput): void {
    const { samples, stacks } = profile;
    const values = samples.values[type]!;
    const path: number[] = [];
    for (let sample = 0; sample < samples.count; sample++) {
      const value = values[sample]!;
      const stack = samples.stack[sample]!;
      if (value === 0 || stack === -1) continue;
      path.length = 0;
      for (let node = stack; node !== -1; node = callerOf(stacks, node)) path.push(locationOf(stacks, node));
      const from = this.#column.length;
      for (let i = path.length - 1; i >= 0 && this.#column.length - from < DEEPEST; i--) {
        this.#addLocation(grouping, path[i]!);
      }
      this.#start.push(this.#column.length);
      this.#now.push(isBefore ? 0 : Math.max(0, value));
      this.#before.push(isBefore ? value : Math.max(0, -value));
    }
  }

  tree(): FlameNode {
    const all = Int32Array.from(this.#now.keys());
    const value = this.#sum(this.#now, all);
    return {
      name: 'all',
      path: '',
      isOwn: false,
      value,
      delta: value - this.#sum(this.#before, all),
      children: this.#children(all, 0, value * SMALLEST),
    };
  }

  #children(stacks: Int32Array, depth: number, least: number): FlameNode[] {
    const groups = new Map<number, number[]>();
    for (const stack of stacks) {
      const at = this.#start[stack]! + depth;
      if (at >= this.#start[stack + 1]!) continue;
      const frame = this.#column.at(at);
      const group = groups.get(frame);
      if (group === undefined) groups.set(frame, [stack]);
      else group.push(stack);
    }
    const nodes: FlameNode[] = [];
    for (const [frame, group] of groups) {
      const own = Int32Array.from(group);
      const value = this.#sum(this.#now, own);
      if (value === 0 || value < least) continue;
      const delta = value - this.#sum(this.#before, own);
      nodes.push({ ...this.#frames[frame]!, value, delta, children: this.#children(own, depth + 1, least) });
    }
    return nodes.sort((a, b) => b.value - a.value);
  }

  #addLocation({ start, keys }: Grouping, location: number): void {
    let last = -1;
    // The innermost inlined function stands first. V8's own lines come with the first line of their function: one frame.
    for (let i = start[location + 1]! - 1; i >= start[location]!; i--) {
      const frame = this.#idOf(this.#frameOf(keys[i]!));
      if (frame !== last) this.#column.push(frame);
      last = frame;
    }
  }

  #idOf(frame: FlameFrame): number {
    let id = this.#ids.get(frame);
    if (id === undefined) {
      id = this.#frames.push(frame) - 1;
      this.#ids.set(frame, id);
    }
    return id;
  }

  #sum(column: readonly number[], stacks: Int32Array): number {
    let total = 0;
    for (const stack of stacks) total += column[stack]!;
    return total;
  }
}

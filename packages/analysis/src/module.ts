// One file as the analysis sees it: its IR with indexes over it, made in one walk on first use.
import type { ModuleIR } from '@leakline/ir';
import type { Unit } from './host.ts';

export class Module {
  readonly ir: ModuleIR;
  readonly unit: Unit;

  constructor(ir: ModuleIR, unit: Unit) {
    this.ir = ir;
    this.unit = unit;
  }

  get path(): string {
    return this.ir.path;
  }
}

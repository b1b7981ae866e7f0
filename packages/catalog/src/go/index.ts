// All Go libraries that the catalog describes.
import type { Library } from '../schema.ts';
import { goBuiltin } from './builtin.ts';
import { gin } from './gin.ts';
import { kafkaGo } from './kafka-go.ts';
import { netHttp, netUrl } from './net-http.ts';
import { prometheus, promauto } from './prometheus.ts';
import * as std from './std.ts';

export const goLibraries: readonly Library[] = [
  goBuiltin,
  gin,
  kafkaGo,
  netHttp,
  netUrl,
  prometheus,
  promauto,
  ...Object.values(std),
];

//= what an instance of each connection is told by a part of its own, of a class that others share, too
//- package.json
{ "dependencies": { "rxjs": "^7" } }
//- items/container.ts
import { Subject } from 'rxjs';
export class Container {
  private readonly changes = new Subject<string>();
  get updated(): Subject<string> {
    return this.changes;
  }
}
//- items/index.ts
export * from './container';
//- shop.ts
import { Container } from './items/container';
export class Shop {
  readonly stock = new Container();
}
//- player.ts
import type { Socket } from 'node:net';
import { Container } from './items';
import { Shop } from './shop';
export const shop = new Shop();
export class Player {
  readonly inventory = new Container();
  constructor(private readonly socket: Socket) {}
  init() {
    this.inventory.updated.subscribe((name) => this.socket.write(name));
  }
}
//- main.ts
import { createServer } from 'node:net';
import { Player } from './player';
createServer((socket) => {
  socket.on('data', () => new Player(socket).init());
}).listen(1);

//= methods that a decorator makes listeners are handed what the program tells of the same event
import { Body, Controller, Param, Post } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { EventEmitter } from 'node:events';
import { Counter } from 'prom-client';
const orders = new Counter({ name: 'orders_total', help: 'orders', labelNames: ['hall'] });
const plans = new Counter({ name: 'plans_total', help: 'plans', labelNames: ['plan'] });
const others = new Counter({ name: 'others_total', help: 'others', labelNames: ['text'] });
export enum Told {
  Planned = 'planned',
}
export class Metrics {
  @OnEvent('order.paid')
  onPaid(order: { hall: string }) {
    orders.inc({ hall: order.hall }); // want "a path parameter"
  }
  @OnEvent(Told.Planned, { async: true })
  onPlan(plan: string) {
    plans.labels(plan).inc();
  }
  @OnEvent('text')
  onText(text: string) {
    others.labels(text).inc();
  }
}
const elsewhere = new EventEmitter();
@Controller('halls')
export class Halls {
  constructor(private readonly events: EventEmitter2) {}
  @Post(':hall')
  order(@Param('hall') hall: string, @Body() body: { paid: boolean; text: string }) {
    this.events.emit('order.paid', { hall });
    this.events.emit(Told.Planned, body.paid ? 'paid' : 'free');
    elsewhere.emit('text', hall);
  }
}

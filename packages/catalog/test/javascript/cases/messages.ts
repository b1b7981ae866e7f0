//= kafkajs producer for every message
import { Kafka } from 'kafkajs';

const kafka = new Kafka({ brokers: ['kafka:9092'] });
const consumer = kafka.consumer({ groupId: 'orders' });
const shared = kafka.producer();

export async function start() {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const producer = kafka.producer(); // want "Kafka producer"
      await producer.send({ topic: 'copies', messages: [{ value: message.value }] });
      await producer.disconnect();
      await shared.send({ topic: 'copies', messages: [{ value: message.value }] });
    },
  });
}

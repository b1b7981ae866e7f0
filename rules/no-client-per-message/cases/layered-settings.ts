//= settings that spread the ones before, each of them twice, as layers of them do
import { Kafka } from 'kafkajs';
import express from 'express';
const layer0 = { connect: () => new Kafka({ brokers: ['a:9092'] }).producer() };
const layer1 = { ...layer0, name: 'layer 1', ...layer0 };
const layer2 = { ...layer1, name: 'layer 2', ...layer1 };
const layer3 = { ...layer2, name: 'layer 3', ...layer2 };
const layer4 = { ...layer3, name: 'layer 4', ...layer3 };
const layer5 = { ...layer4, name: 'layer 5', ...layer4 };
const layer6 = { ...layer5, name: 'layer 6', ...layer5 };
const layer7 = { ...layer6, name: 'layer 7', ...layer6 };
const layer8 = { ...layer7, name: 'layer 8', ...layer7 };
const layer9 = { ...layer8, name: 'layer 9', ...layer8 };
const layer10 = { ...layer9, name: 'layer 10', ...layer9 };
const layer11 = { ...layer10, name: 'layer 11', ...layer10 };
const layer12 = { ...layer11, name: 'layer 12', ...layer11 };
const layer13 = { ...layer12, name: 'layer 13', ...layer12 };
const layer14 = { ...layer13, name: 'layer 14', ...layer13 };
const layer15 = { ...layer14, name: 'layer 15', ...layer14 };
const layer16 = { ...layer15, name: 'layer 16', ...layer15 };
const layer17 = { ...layer16, name: 'layer 17', ...layer16 };
const layer18 = { ...layer17, name: 'layer 18', ...layer17 };
const layer19 = { ...layer18, name: 'layer 19', ...layer18 };
const layer20 = { ...layer19, name: 'layer 20', ...layer19 };
const layer21 = { ...layer20, name: 'layer 21', ...layer20 };
const layer22 = { ...layer21, name: 'layer 22', ...layer21 };
const layer23 = { ...layer22, name: 'layer 23', ...layer22 };
const layer24 = { ...layer23, name: 'layer 24', ...layer23 };
const layer25 = { ...layer24, name: 'layer 25', ...layer24 };
const layer26 = { ...layer25, name: 'layer 26', ...layer25 };
const layer27 = { ...layer26, name: 'layer 27', ...layer26 };
const layer28 = { ...layer27, name: 'layer 28', ...layer27 };
const layer29 = { ...layer28, name: 'layer 29', ...layer28 };
const app = express();
app.post('/orders', async (req, res) => {
  const producer = layer29.connect(); // want "producer"
  await producer.connect();
  res.end();
});

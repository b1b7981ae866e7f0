//= a connection for each request
import { Connector } from '@google-cloud/cloud-sql-connector';
import { Client } from 'basic-ftp';
import express from 'express';
import Imap from 'imap';
import { ImapFlow } from 'imapflow';
import ModbusRTU from 'modbus-serial';
import { NodeSSH } from 'node-ssh';
import { SerialPort } from 'serialport';

const app = express();
app.get('/ssh', async (_req, res) => {
  const ssh = new NodeSSH(); // want "SSH connection"
  await ssh.connect({ host: 'build' });
  res.json(await ssh.execCommand('uptime'));
  ssh.dispose();
});
app.post('/ftp', async (req, res) => {
  const ftp = new Client(); // want "FTP connection"
  await ftp.access({ host: 'files' });
  await ftp.uploadFrom(req.body.path, 'a');
  ftp.close();
  res.end();
});
app.get('/mails', async (_req, res) => {
  const flow = new ImapFlow({ host: 'mail', port: 993 }); // want "IMAP connection"
  await flow.connect();
  const old = new Imap({ user: 'a', password: 'b' }); // want "IMAP connection"
  old.connect();
  res.json(flow.mailbox);
  await flow.logout();
  old.end();
});
app.get('/devices', async (_req, res) => {
  const modbus = new ModbusRTU(); // want "Modbus connection"
  await modbus.connectTCP('plc');
  const port = new SerialPort({ path: '/dev/ttyUSB0', baudRate: 9600 }); // want "serial port"
  port.write('a');
  res.json(await modbus.readHoldingRegisters(0, 1));
});
app.get('/sql', async (_req, res) => {
  const connector = new Connector(); // want "Cloud SQL connector"
  res.json(await connector.getOptions({ instanceConnectionName: 'a:b:c' }));
});

//= a device that is let go again, and credentials that only cost time
import { DefaultAzureCredential } from '@azure/identity';
import express from 'express';
import ModbusRTU from 'modbus-serial';

const app = express();
app.get('/right', async (_req, res) => {
  const modbus = new ModbusRTU();
  try {
    await modbus.connectTCP('plc');
    res.json(await modbus.readHoldingRegisters(0, 1));
  } finally {
    modbus.close(() => undefined);
  }
});
app.get('/token', async (_req, res) => {
  const credential = new DefaultAzureCredential(); // low "Azure credential"
  res.json(await credential.getToken('scope'));
});

//= SOAP: what it parses is kept by address
import express from 'express';
import { createClientAsync, listen } from 'soap';

const app = express();
const asked: string[] = [];
app.get('/fixed', async (req, res) => {
  const client = await createClientAsync('http://service?wsdl');
  res.json(await client.AskAsync({ name: req.query.name }));
});
app.get('/any', async (req, res) => {
  const client = await createClientAsync(String(req.query.service)); // want "parsed WSDL"
  res.json(await client.AskAsync({}));
});
app.get('/anew', async (_req, res) => {
  const client = await createClientAsync('http://service?wsdl', { disableCache: true }); // want "parsed WSDL"
  res.json(await client.AskAsync({}));
});
const services = {
  Answers: {
    Port: {
      Ask(args: { name: string }) {
        asked.push(args.name); // want "`asked`"
        return { answer: 42 };
      },
    },
  },
};
listen(app, '/soap', services, '<definitions/>');

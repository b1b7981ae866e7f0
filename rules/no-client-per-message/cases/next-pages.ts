//= server components make their own; a client component and what the module keeps do not
//- lib/db.ts
import { Pool } from 'pg';
export const shared = new Pool();
//- app/users/page.tsx
import { Pool } from 'pg';
import { shared } from '../../lib/db';
export default async function Page() {
  const pool = new Pool(); // want "A PostgreSQL connection pool is made for every request or message"
  const { rows } = await pool.query('select 1');
  await shared.query('select 1');
  return <pre>{JSON.stringify(rows)}</pre>;
}
//- app/chat/page.tsx
'use client';
import { io } from 'socket.io-client';
import { useEffect } from 'react';
export default function Chat() {
  useEffect(() => {
    const socket = io('/chat');
    return () => { socket.close(); };
  }, []);
  return <p>chat</p>;
}
//- app/layout.tsx
import Redis from 'ioredis';
export const generateMetadata = async () => {
  const redis = new Redis(); // want "A Redis connection is made for every request or message"
  return { title: await redis.get('title') };
};
